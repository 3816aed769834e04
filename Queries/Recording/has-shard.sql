SELECT 1 FROM shards WHERE run_id = :run AND number = :number
