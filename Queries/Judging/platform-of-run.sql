SELECT platform FROM platforms WHERE run_id = :run
