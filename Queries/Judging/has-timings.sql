-- Whether phases are known of any attempt of a run.
SELECT 1 FROM timings WHERE run_id = :run LIMIT 1
