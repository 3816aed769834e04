INSERT INTO tests (suite_id, key, file, container, class, name) VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING
