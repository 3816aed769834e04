-- Coverage: what the reports of a run say of each path, and what that comes to.

-- name: addCoverage
INSERT INTO coverage (run_id, file_id, lines_covered, lines_total, branches_covered, branches_total)
VALUES (:run, :file, :lines_covered, :lines_total, :branches_covered, :branches_total)

-- name: removeCoverage
DELETE FROM coverage WHERE run_id = :run

-- name: coverageOfRun
-- Nothing where there is nothing to cover, or where the numbers cannot be: neither is coverage.
SELECT
  sum(lines_covered) AS lines_covered, sum(lines_total) AS lines_total,
  sum(branches_covered) AS branches_covered, sum(branches_total) AS branches_total
FROM coverage WHERE run_id = :run GROUP BY run_id
HAVING sum(lines_total) + sum(branches_total) > 0
  AND sum(lines_covered) BETWEEN 0 AND sum(lines_total)
  AND sum(branches_covered) BETWEEN 0 AND sum(branches_total)

-- name: newestCoveredRun
-- The run that was recorded last of those with coverage.
SELECT l.run_id FROM run_list AS l
WHERE (:suite IS NULL OR suite = :suite) AND (:branch IS NULL OR branch = :branch)
  AND (:project IS NULL OR project = :project)
  AND EXISTS (SELECT 1 FROM coverage AS c WHERE c.run_id = l.run_id)
ORDER BY l.run_id DESC LIMIT 1

-- name: addLineSet
INSERT INTO line_sets (key, lines) VALUES (:key, :lines) ON CONFLICT DO NOTHING

-- name: findLineSet
SELECT id FROM line_sets WHERE key = :key

-- name: addReportedCoverage
INSERT OR REPLACE INTO reported_coverage (
  run_id, file_id, line_set_id, covered, is_apart, lines_covered, lines_total, branches_covered,
  branches_total
)
VALUES (
  :run, :file, :line_set, :covered, :is_apart, :lines_covered, :lines_total, :branches_covered,
  :branches_total
)

-- name: reportedCoverage
-- What the reports of a run said of its files so far; of a run that an older version recorded, the
-- totals.
SELECT
  f.path, l.lines, r.covered, r.is_apart, r.lines_covered, r.lines_total, r.branches_covered,
  r.branches_total, 1 AS is_current
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
