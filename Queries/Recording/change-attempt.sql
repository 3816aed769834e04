UPDATE attempts SET outcome = :outcome, mode = :mode
WHERE run_id = :run AND test_id = :test AND attempt = :attempt
