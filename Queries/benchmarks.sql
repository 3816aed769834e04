-- What the benchmarks of a run took, and how that compares with the median of the runs before
-- :run    the run by its id or the beginning of it (the newest with benchmarks)
-- :limit  how many benchmarks (40)
WITH chosen AS (
  SELECT run_id, suite_id, started_at FROM run_list AS l
  WHERE (:run IS NULL OR run LIKE :run || '%')
    AND EXISTS (SELECT 1 FROM benchmarks AS b WHERE b.run_id = l.run_id)
  ORDER BY started_at DESC, run_id DESC LIMIT 1
),
earlier AS (
  SELECT
    b.test_id, b.median_ns,
    row_number() OVER (PARTITION BY b.test_id ORDER BY b.median_ns) AS place,
    count(*) OVER (PARTITION BY b.test_id) AS runs
  FROM benchmarks AS b JOIN runs AS r ON r.id = b.run_id
  WHERE r.suite_id = (SELECT suite_id FROM chosen)
    AND r.started_at < (SELECT started_at FROM chosen)
)
SELECT
  test,
  round(b.median_ns / 1000, 3) AS median_us,
  round(b.minimum_ns / 1000, 3) AS minimum_us,
  rounds,
  round(b.median_ns / (
    SELECT avg(median_ns) FROM earlier AS e
    WHERE e.test_id = b.test_id AND e.place IN ((e.runs + 1) / 2, (e.runs + 2) / 2)
  ), 2) AS ratio
FROM benchmarks AS b JOIN test_names USING (test_id)
WHERE b.run_id = (SELECT run_id FROM chosen)
ORDER BY b.median_ns DESC, test
LIMIT coalesce(:limit, 40)
