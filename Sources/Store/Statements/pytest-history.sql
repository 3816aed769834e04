-- Of a database of pytest-history.

-- name: pytestHistoryRuns
SELECT id, start FROM "test.runs" ORDER BY id

-- name: pytestHistoryResults
SELECT node_id, outcome FROM "test.results" WHERE test_run = :run ORDER BY id
