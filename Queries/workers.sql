-- How the work of a run was spread over its workers, and which test held each of them up
-- :run             the run, by its id or the beginning of it (the newest with workers)
-- :suite           the suite (that of the newest run)
-- :branch, :where  one branch; labels, such as db=sqlite,python=3.12
-- :since, :until   ISO times or their beginnings, such as 2026-03
-- :limit           how many workers (100)
-- busy: in tests, of the time from the first start to the last end; idle tail: until the last end.
WITH chosen AS MATERIALIZED (
  SELECT run_id, run, suite_id, started_at FROM run_list AS l
  WHERE CASE WHEN :run IS NULL
    THEN suite = coalesce(:suite, (
        SELECT suite FROM run_list ORDER BY started_at DESC, run_id DESC LIMIT 1))
    ELSE run LIKE :run || '%' END
    AND (:branch IS NULL OR branch = :branch)
    AND (:since IS NULL OR started >= :since)
    AND (:until IS NULL OR substr(started, 1, length(:until)) <= :until)
    AND (:where IS NULL OR length(:where) + 1 = (
      SELECT sum(length(label) + 1) FROM run_labels AS w
      WHERE w.run_id = l.run_id AND instr(',' || :where || ',', ',' || label || ',')))
    AND EXISTS (SELECT 1 FROM timings AS t WHERE t.run_id = l.run_id AND worker IS NOT NULL)
  ORDER BY started_at DESC, run_id DESC LIMIT 1
),
work AS MATERIALIZED (
  SELECT
    worker,
    a.test_id,
    coalesce(duration_us, 0) AS duration_us,
    started_us,
    started_us + coalesce(duration_us, 0) AS ended_us
  FROM chosen CROSS JOIN timings AS t USING (run_id)
  CROSS JOIN attempts AS a
    ON a.run_id = t.run_id AND a.test_id = t.test_id AND a.attempt = t.attempt
  WHERE worker IS NOT NULL
),
span AS (SELECT min(started_us) AS started_us, max(ended_us) AS ended_us FROM work),
last AS (SELECT worker, max(ended_us), test_id, duration_us FROM work GROUP BY worker)
SELECT
  w.worker,
  count(*) AS tests,
  sum(w.duration_us) AS busy_us,
  round(100.0 * sum(w.duration_us) / nullif(s.ended_us - s.started_us, 0), 2) AS busy_share_percent,
  s.ended_us - max(w.ended_us) AS idle_tail_us,
  max(w.duration_us) AS longest_us,
  last.duration_us AS last_us,
  (SELECT test FROM test_names AS n WHERE n.test_id = last.test_id) AS last_test
FROM work AS w CROSS JOIN span AS s JOIN last USING (worker)
GROUP BY w.worker
ORDER BY w.worker
LIMIT coalesce(:limit, 100)
