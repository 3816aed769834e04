SELECT r.key, r.started_at, r.commit_hash, m.type, m.message, m.detail
FROM failures AS f
JOIN messages AS m ON m.id = f.message_id
JOIN runs AS r ON r.id = f.run_id
WHERE f.test_id = :test AND (:run IS NULL OR f.run_id = :run)
ORDER BY r.started_at DESC, r.id DESC, f.attempt, f.number
LIMIT 500
