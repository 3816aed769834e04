-- Which tests take longest: the median over the last runs, and its share of all tests' time
-- :suite, :branch, :run  limit to one (a run by its id or the beginning of it)
-- :runs                  how many of the newest runs count (30)
-- :limit                 how many tests (20)
WITH recent AS (
  SELECT run_id
  FROM run_list
  WHERE (:suite IS NULL OR suite = :suite)
    AND (:branch IS NULL OR branch = :branch)
    AND (:run IS NULL OR run LIKE :run || '%')
    AND excluded_why IS NULL
  ORDER BY started_at DESC, run_id DESC
  LIMIT coalesce(:runs, 30)
),
ranked AS (
  SELECT
    test_id,
    duration_us,
    row_number() OVER (PARTITION BY test_id ORDER BY duration_us) AS place,
    count(*) OVER (PARTITION BY test_id) AS runs
  FROM recent JOIN attempts USING (run_id)
  WHERE attempt = 1 AND duration_us IS NOT NULL AND outcome <> 0
),
medians AS (
  SELECT
    test_id,
    runs,
    cast(round(avg(duration_us) FILTER (WHERE place IN ((runs + 1) / 2, (runs + 2) / 2))) AS INTEGER)
      AS median_us,
    max(duration_us) AS max_us
  FROM ranked
  GROUP BY test_id
)
SELECT
  test,
  median_us,
  round(100.0 * median_us / sum(median_us) OVER (), 2) AS share_percent,
  max_us,
  runs
FROM medians JOIN test_names USING (test_id)
ORDER BY median_us DESC, test
LIMIT coalesce(:limit, 20)
