-- How the work of a run was spread over its workers, and which test held each of them up
-- :run             the run, by its id or the beginning of it (the newest with workers)
-- :suite           the suite (that of the newest run with tests)
-- :branch, :where  one branch; labels, such as db=sqlite,python=3.12
-- :since, :until   ISO times or their beginnings, such as 2026-03
-- :limit           how many workers (100)
-- busy: with a test or between two of them for 0.1 s at most, of the time from the first start to the last end;
-- idle tail: until the last end.
WITH chosen AS MATERIALIZED (
  SELECT run_id, run, suite_id, started_at FROM run_list AS l
  WHERE suite_id = coalesce((SELECT suite_id FROM runs WHERE key LIKE :run || '%'), (
      SELECT suite_id FROM suite_list WHERE :suite IS NULL OR suite = :suite
      ORDER BY has_tests DESC, newest DESC, suite_id DESC LIMIT 1))
    AND CASE WHEN :run IS NULL THEN excluded_why IS NULL ELSE run LIKE :run || '%' END
    AND (:branch IS NULL OR branch = :branch)
    AND (:since IS NULL OR started >= '' || :since)
    AND (:until IS NULL OR substr(started, 1, length(:until)) <= '' || :until)
    AND (:where IS NULL OR length(:where) + 1 = (
      SELECT sum(length(label) + 1) FROM run_labels AS w
      WHERE w.run_id = l.run_id AND instr(',' || :where || ',', ',' || label || ',')))
    AND EXISTS (SELECT 1 FROM timings AS t WHERE t.run_id = l.run_id AND worker IS NOT NULL)
  ORDER BY started_at DESC, run_id DESC LIMIT 1
),
-- As the rule parallel-efficiency has it: without what was skipped or repeated.
work AS MATERIALIZED (
  SELECT
    worker,
    test_id,
    started_us,
    coalesce(setup_us + call_us + teardown_us, a.duration_us, 0) AS duration_us
  FROM chosen CROSS JOIN timings AS t USING (run_id)
    CROSS JOIN attempts AS a USING (run_id, test_id, attempt)
  WHERE worker IS NOT NULL AND a.mode = 0 AND a.outcome <> 0
),
busy AS (
  SELECT
    *,
    max(0, min(100000, started_us - lag(started_us + duration_us)
      OVER (PARTITION BY worker ORDER BY started_us, duration_us))) AS between_us
  FROM work
),
-- The last test is that of the row with the greatest end.
ends AS (
  SELECT
    worker,
    count(*) AS tests,
    sum(duration_us) + coalesce(sum(between_us), 0) AS busy_us,
    max(started_us + duration_us) AS ended_us,
    test_id,
    duration_us AS last_us
  FROM busy
  GROUP BY worker
),
span AS (
  SELECT
    max(ended_us) AS ended_us,
    (SELECT min(started_us) FROM work) AS started_us
  FROM ends
)
SELECT
  worker,
  tests,
  busy_us,
  round(100.0 * busy_us / nullif(s.ended_us - s.started_us, 0), 2) AS busy_share_percent,
  s.ended_us - e.ended_us AS idle_tail_us,
  last_us,
  (SELECT test FROM test_names AS n WHERE n.test_id = e.test_id) AS last_test
FROM ends AS e CROSS JOIN span AS s
ORDER BY worker
LIMIT coalesce(:limit, 100)
