DELETE FROM coverage WHERE run_id = :run
