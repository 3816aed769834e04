SELECT coalesce(m.type || ': ' || m.message, m.message, m.type, m.detail)
FROM failures AS f JOIN messages AS m ON m.id = f.message_id
WHERE f.run_id = :run AND f.test_id = :test
ORDER BY f.attempt DESC, f.number
LIMIT 3
