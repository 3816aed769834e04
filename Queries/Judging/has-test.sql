SELECT 1 FROM attempts WHERE run_id = :run AND test_id = :test LIMIT 1
