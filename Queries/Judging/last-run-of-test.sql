SELECT r.started_at, r.id FROM runs AS r
WHERE r.suite_id = :suite AND EXISTS (SELECT 1 FROM attempts WHERE run_id = r.id AND test_id = :test)
ORDER BY r.started_at DESC, r.id DESC
LIMIT 1
