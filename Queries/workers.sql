-- How the work of a run was spread over its workers, and what each did last
-- :run    the run by its id or the beginning of it (the newest with workers)
WITH chosen AS (
  SELECT run_id FROM run_list AS l
  WHERE (:run IS NULL OR run LIKE :run || '%')
    AND EXISTS (SELECT 1 FROM timings AS t WHERE t.run_id = l.run_id AND worker IS NOT NULL)
  ORDER BY started_at DESC, run_id DESC LIMIT 1
),
work AS (
  SELECT
    worker, test_id, started_us, coalesce(duration_us, 0) AS duration_us,
    started_us + coalesce(duration_us, 0) AS ended_us
  FROM timings JOIN attempts USING (run_id, test_id, attempt)
  WHERE run_id = (SELECT run_id FROM chosen) AND worker IS NOT NULL
)
SELECT
  worker,
  count(*) AS tests,
  sum(duration_us) AS busy_us,
  max(ended_us) - min(started_us) AS span_us,
  (SELECT max(ended_us) FROM work) - max(ended_us) AS idle_tail_us,
  (SELECT test FROM work AS w JOIN test_names USING (test_id)
   WHERE w.worker = work.worker ORDER BY w.ended_us DESC LIMIT 1) AS last_test
FROM work
GROUP BY worker
ORDER BY worker
