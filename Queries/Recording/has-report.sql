SELECT 1 FROM reports WHERE run_id = :run AND content_hash = :hash
