INSERT INTO attempts (run_id, test_id, attempt, outcome, duration_us, mode)
VALUES (?1, ?2, ?3, ?4, ?5, ?6)
