SELECT test_id, duration_us FROM attempts
WHERE run_id = ?1 AND attempt = 1 AND outcome = 1 AND duration_us IS NOT NULL
ORDER BY test_id
