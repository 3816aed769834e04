SELECT test_id, outcome, mode, duration_us FROM attempts WHERE run_id = :run ORDER BY test_id, attempt
