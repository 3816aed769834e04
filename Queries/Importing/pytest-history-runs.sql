-- Of a database of pytest-history.
SELECT id, start FROM "test.runs" ORDER BY id
