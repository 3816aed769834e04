SELECT file, container, class, name FROM tests WHERE id = :test
