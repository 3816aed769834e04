SELECT 1 FROM runs WHERE branch = :branch LIMIT 1
