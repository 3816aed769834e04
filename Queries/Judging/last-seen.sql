SELECT r.started_at
FROM runs AS r
WHERE EXISTS (SELECT 1 FROM attempts AS a WHERE a.run_id = r.id AND a.test_id = :test)
ORDER BY r.started_at DESC
LIMIT 1
