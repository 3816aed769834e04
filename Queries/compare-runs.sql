-- How the tests of one run differ from those of another, greatest difference first
-- :a, :b   the runs by their ids or the beginnings of them (the newest but one, the newest)
-- :limit   how many tests (20)
WITH newest AS (
  SELECT run_id, run, row_number() OVER (ORDER BY started_at DESC, run_id DESC) AS place
  FROM run_list
),
before AS (
  SELECT e.test_id, max(e.outcome) AS outcome, a.duration_us AS first_duration_us
  FROM executions AS e
  JOIN attempts AS a ON a.run_id = e.run_id AND a.test_id = e.test_id AND a.attempt = 1
  WHERE e.run_id = (
    SELECT run_id FROM newest
    WHERE CASE WHEN :a IS NULL THEN place = 2 ELSE run LIKE :a || '%' END
    ORDER BY place LIMIT 1
  )
  GROUP BY e.test_id
),
after AS (
  SELECT e.test_id, max(e.outcome) AS outcome, a.duration_us AS first_duration_us
  FROM executions AS e
  JOIN attempts AS a ON a.run_id = e.run_id AND a.test_id = e.test_id AND a.attempt = 1
  WHERE e.run_id = (
    SELECT run_id FROM newest
    WHERE CASE WHEN :b IS NULL THEN place = 1 ELSE run LIKE :b || '%' END
    ORDER BY place LIMIT 1
  )
  GROUP BY e.test_id
)
SELECT
  test,
  before_us,
  after_us,
  after_us - before_us AS difference_us,
  round(1.0 * after_us / before_us, 2) AS ratio,
  what
FROM (
  SELECT
    test_id,
    before.first_duration_us AS before_us,
    after.first_duration_us AS after_us,
    CASE
      WHEN before.outcome IS NULL THEN 'added'
      WHEN after.outcome IS NULL THEN 'removed'
      WHEN before.outcome < 4 AND after.outcome >= 4 THEN 'fails now'
      WHEN before.outcome >= 4 AND after.outcome < 4 THEN 'passes now'
      WHEN before.outcome <> 0 AND after.outcome = 0 THEN 'skipped now'
      ELSE ''
    END AS what
  FROM (SELECT test_id FROM before UNION SELECT test_id FROM after)
  LEFT JOIN before USING (test_id)
  LEFT JOIN after USING (test_id)
) JOIN test_names USING (test_id)
ORDER BY abs(coalesce(after_us, 0) - coalesce(before_us, 0)) DESC, test
LIMIT coalesce(:limit, 20)
