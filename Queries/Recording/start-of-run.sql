SELECT started_at FROM runs WHERE id = :run
