-- What a store that was damaged lacks.

-- name: tableColumns
SELECT name, type, pk AS place, "notnull" AS is_required FROM pragma_table_info(:table)

-- name: tableReferences
SELECT id, "table" AS parent, "from" AS own, "to" AS theirs FROM pragma_foreign_key_list(:table) ORDER BY id, seq

-- name: lostSuites
SELECT DISTINCT suite_id FROM (SELECT suite_id FROM runs UNION SELECT suite_id FROM tests)
WHERE suite_id NOT IN (SELECT id FROM suites)

-- name: addLostSuite
INSERT OR IGNORE INTO suites (id, project_id, name)
VALUES (:id, coalesce((SELECT project_id FROM suites ORDER BY id LIMIT 1), (SELECT min(id) FROM projects), 1), :name)

-- name: lostProjects
SELECT DISTINCT project_id FROM (SELECT project_id FROM suites UNION SELECT project_id FROM files)
WHERE project_id NOT IN (SELECT id FROM projects)

-- name: addLostProject
INSERT OR IGNORE INTO projects (id, name) VALUES (:id, :name)

-- name: attemptsExpected
-- How many attempts each run has, and had when it was recorded.
SELECT
  r.id AS run_id, (SELECT count(*) FROM attempts AS a WHERE a.run_id = r.id) AS found, t.attempts AS told
FROM runs AS r LEFT JOIN totals AS t ON t.run_id = r.id

-- name: restoreAttempt
INSERT OR IGNORE INTO attempts (run_id, test_id, attempt, outcome, duration_us, mode)
VALUES (:run, :test, :attempt, :outcome, :duration, :mode)

-- name: markIncomplete
UPDATE runs SET is_complete = 0 WHERE id = :run

-- name: markPartsIncomplete
UPDATE shards SET is_complete = 0 WHERE run_id = :run
