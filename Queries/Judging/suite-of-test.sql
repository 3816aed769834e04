SELECT suite_id FROM tests WHERE id = :test
