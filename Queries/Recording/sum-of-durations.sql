SELECT sum(duration_us) FROM attempts WHERE run_id = :run
