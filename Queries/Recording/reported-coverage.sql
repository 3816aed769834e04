-- What the reports of a run said of its files so far; of a run that an older version recorded, the
-- totals.
SELECT
  f.path, l.lines, r.covered, r.is_apart, r.lines_covered, r.lines_total, r.branches_covered,
  r.branches_total, 1
FROM reported_coverage AS r
JOIN files AS f ON f.id = r.file_id
LEFT JOIN line_sets AS l ON l.id = r.line_set_id
WHERE r.run_id = :run
UNION ALL
SELECT
  f.path, NULL, NULL, 0, c.lines_covered, c.lines_total, c.branches_covered, c.branches_total, 0
FROM coverage AS c
JOIN files AS f ON f.id = c.file_id
WHERE c.run_id = :run AND NOT EXISTS (SELECT 1 FROM reported_coverage WHERE run_id = :run)
