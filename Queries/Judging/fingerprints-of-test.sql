-- What the failed attempts of a test said, by fingerprint; '' for what has none.
SELECT DISTINCT coalesce(m.fingerprint, '')
FROM failures AS f
JOIN attempts AS a ON a.run_id = f.run_id AND a.test_id = f.test_id AND a.attempt = f.attempt
JOIN messages AS m ON m.id = f.message_id
WHERE f.run_id = :run AND f.test_id = :test AND a.outcome >= 4
ORDER BY 1
