UPDATE runs SET key = :key, source = :source, started_at = :started_at WHERE id = :run
