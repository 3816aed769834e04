-- Of a database of pytest-history.
SELECT node_id, outcome FROM "test.results" WHERE test_run = :run ORDER BY id
