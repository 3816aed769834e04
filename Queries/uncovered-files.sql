-- Which files have the most that is not covered
-- :run    the run by its id or the beginning of it (the newest with coverage)
-- :limit  how many files (20)
SELECT
  path AS file,
  lines_total - lines_covered AS lines_missing,
  branches_total - branches_covered AS branches_missing,
  round(100.0 * lines_covered / lines_total, 2) AS line_percent,
  round(100.0 * (lines_covered + branches_covered) / (lines_total + branches_total), 2)
    AS coverage_percent
FROM coverage JOIN files ON files.id = file_id
WHERE run_id = (
  SELECT run_id FROM run_list
  WHERE (:run IS NULL OR run LIKE :run || '%')
    AND EXISTS (SELECT 1 FROM coverage WHERE coverage.run_id = run_list.run_id)
  ORDER BY started_at DESC, run_id DESC LIMIT 1
)
ORDER BY lines_missing + branches_missing DESC, file
LIMIT coalesce(:limit, 20)
