-- How the tests of one run differ from those of another, greatest difference first
-- :a, :b   the runs by their ids or the beginnings of them (the newest but one, the newest)
-- :limit   how many tests (20)
WITH newest AS (
  SELECT run_id, run, row_number() OVER (ORDER BY started_at DESC, run_id DESC) AS place
  FROM run_list
),
both_runs AS (
  SELECT 0 AS is_after, test_id, outcome, first_duration_us
  FROM results
  WHERE run_id = (
    SELECT run_id FROM newest
    WHERE CASE WHEN :a IS NULL THEN place = 2 ELSE run LIKE :a || '%' END
    ORDER BY place LIMIT 1
  )
  UNION ALL
  SELECT 1, test_id, outcome, first_duration_us
  FROM results
  WHERE run_id = (
    SELECT run_id FROM newest
    WHERE CASE WHEN :b IS NULL THEN place = 1 ELSE run LIKE :b || '%' END
    ORDER BY place LIMIT 1
  )
),
compared AS (
  SELECT
    test_id,
    max(first_duration_us) FILTER (WHERE is_after = 0) AS before_us,
    max(first_duration_us) FILTER (WHERE is_after = 1) AS after_us,
    max(outcome) FILTER (WHERE is_after = 0) AS was,
    max(outcome) FILTER (WHERE is_after = 1) AS is_now
  FROM both_runs
  GROUP BY test_id
)
SELECT
  test,
  before_us,
  after_us,
  after_us - before_us AS difference_us,
  round(1.0 * after_us / before_us, 2) AS ratio,
  CASE
    WHEN was IS NULL THEN 'added'
    WHEN is_now IS NULL THEN 'removed'
    WHEN was < 4 AND is_now >= 4 THEN 'fails now'
    WHEN was >= 4 AND is_now < 4 THEN 'passes now'
    WHEN was <> 0 AND is_now = 0 THEN 'skipped now'
    ELSE ''
  END AS what
FROM compared JOIN test_names USING (test_id)
ORDER BY abs(coalesce(after_us, 0) - coalesce(before_us, 0)) DESC, test
LIMIT coalesce(:limit, 20)
