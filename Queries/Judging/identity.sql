SELECT file, class, name FROM tests WHERE id = :test
