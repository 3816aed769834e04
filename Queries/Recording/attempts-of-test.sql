SELECT attempt, outcome, mode FROM attempts
WHERE run_id = :run AND test_id = :test ORDER BY attempt
