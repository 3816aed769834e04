SELECT a.test_id, a.duration_us, t.call_us
FROM attempts AS a
LEFT JOIN timings AS t ON t.run_id = a.run_id AND t.test_id = a.test_id AND t.attempt = a.attempt
WHERE a.run_id = ?1 AND a.attempt = 1 AND a.outcome = 1 AND a.duration_us IS NOT NULL
ORDER BY a.test_id
