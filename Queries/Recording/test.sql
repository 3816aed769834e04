SELECT id FROM tests WHERE suite_id = ?1 AND key = ?2
