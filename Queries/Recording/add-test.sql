INSERT INTO tests (suite_id, key, file, class, name) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING
