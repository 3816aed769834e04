SELECT max(started_at) FROM runs
WHERE :suite IS NULL OR suite_id IN (SELECT id FROM suites WHERE name = :suite)
