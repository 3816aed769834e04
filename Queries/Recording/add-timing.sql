INSERT INTO timings (run_id, test_id, attempt, setup_us, call_us, teardown_us, started_us, worker)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
