-- Which tests there are, with their last outcome and the median of their last runs
-- :pattern  a part of the test's id
-- :suite    limit to one
-- :runs     how many of the newest runs count (30)
-- :limit    how many tests (40)
WITH recent AS (
  SELECT run_id, started, row_number() OVER (ORDER BY started_at DESC, run_id DESC) AS age
  FROM run_list
  WHERE (:suite IS NULL OR suite = :suite) AND excluded_why IS NULL
  ORDER BY started_at DESC, run_id DESC
  LIMIT coalesce(:runs, 30)
),
ranked AS (
  SELECT
    test_id, outcome, took_us, started,
    row_number() OVER (PARTITION BY test_id ORDER BY age) AS newest,
    row_number() OVER (PARTITION BY test_id ORDER BY took_us IS NULL, took_us) AS place,
    count(took_us) OVER (PARTITION BY test_id) AS measured,
    count(*) OVER (PARTITION BY test_id) AS runs
  FROM (
    SELECT
      test_id, outcome, age, started, CASE WHEN outcome <> 0 THEN duration_us END AS took_us
    FROM recent JOIN attempts USING (run_id)
    WHERE attempt = 1
  )
)
SELECT
  test,
  max(CASE WHEN newest = 1 THEN CASE outcome
    WHEN 0 THEN 'skipped' WHEN 1 THEN 'passed' WHEN 2 THEN 'xfailed' WHEN 3 THEN 'xpassed'
    WHEN 4 THEN 'failed' WHEN 5 THEN 'timed out' WHEN 6 THEN 'errored' ELSE 'crashed' END END)
    AS last_outcome,
  cast(round(avg(took_us) FILTER (
    WHERE place IN ((measured + 1) / 2, (measured + 2) / 2))) AS INTEGER) AS median_us,
  max(started) AS last_seen,
  max(runs) AS runs
FROM ranked JOIN test_names USING (test_id)
WHERE :pattern IS NULL OR instr(test, :pattern) > 0
GROUP BY test_id
ORDER BY test
LIMIT coalesce(:limit, 40)
