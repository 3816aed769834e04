SELECT test_id, outcome, mode, duration_us FROM attempts WHERE run_id = ?1 ORDER BY test_id, attempt
