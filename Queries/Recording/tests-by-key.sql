SELECT key, id FROM tests WHERE suite_id = ?1 ORDER BY key
