-- Which files gained or lost coverage between two runs, losses first
-- :a, :b   the runs by their ids or the beginnings of them (the newest two with coverage)
-- :limit   how many files (20)
WITH covered AS (
  SELECT run_id, run, row_number() OVER (ORDER BY started_at DESC, run_id DESC) AS place
  FROM run_list
  WHERE EXISTS (SELECT 1 FROM coverage WHERE coverage.run_id = run_list.run_id)
),
figures AS (
  SELECT
    run_id,
    file_id,
    lines_total + branches_total AS total,
    lines_covered + branches_covered AS covered,
    100.0 * (lines_covered + branches_covered) / nullif(lines_total + branches_total, 0) AS percent
  FROM coverage
),
before AS (
  SELECT * FROM figures
  WHERE run_id = (
    SELECT run_id FROM covered
    WHERE CASE WHEN :a IS NULL THEN place = 2 ELSE run LIKE :a || '%' END
    ORDER BY place LIMIT 1
  )
),
after AS (
  SELECT * FROM figures
  WHERE run_id = (
    SELECT run_id FROM covered
    WHERE CASE WHEN :b IS NULL THEN place = 1 ELSE run LIKE :b || '%' END
    ORDER BY place LIMIT 1
  )
)
SELECT
  path AS file,
  round(before.percent, 2) AS before_percent,
  round(after.percent, 2) AS after_percent,
  (coalesce(after.total, 0) - coalesce(after.covered, 0))
    - (coalesce(before.total, 0) - coalesce(before.covered, 0)) AS more_missing
FROM (SELECT file_id FROM before UNION SELECT file_id FROM after)
LEFT JOIN before USING (file_id)
LEFT JOIN after USING (file_id)
JOIN files ON files.id = file_id
WHERE before.percent IS NOT after.percent OR before.total IS NOT after.total
ORDER BY more_missing DESC, file
LIMIT coalesce(:limit, 20)
