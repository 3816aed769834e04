SELECT content_hash FROM reports WHERE run_id = :run
