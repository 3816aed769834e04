-- What failed attempts of a test said, under each of its names, newest first.
SELECT r.key, r.started_at, r.commit_hash, m.type, m.message, m.detail
FROM failures AS f
JOIN attempts AS a ON a.run_id = f.run_id AND a.test_id = f.test_id AND a.attempt = f.attempt
JOIN messages AS m ON m.id = f.message_id
JOIN runs AS r ON r.id = f.run_id
WHERE f.test_id IN (SELECT :test UNION SELECT old_test_id FROM renamed_tests WHERE test_id = :test)
  AND a.outcome >= 4
ORDER BY r.started_at DESC, r.id DESC, f.attempt, f.number
LIMIT 500
