INSERT INTO failures (run_id, test_id, attempt, number, message_id) VALUES (?1, ?2, ?3, ?4, ?5)
