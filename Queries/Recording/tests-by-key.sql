SELECT key, id FROM tests WHERE suite_id = :suite ORDER BY key
