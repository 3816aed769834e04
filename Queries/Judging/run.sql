SELECT * FROM run_list WHERE run_id = :run
