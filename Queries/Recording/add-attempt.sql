INSERT INTO attempts (run_id, test_id, attempt, outcome, duration_us, mode)
VALUES (?, ?, ?, ?, ?, ?)
