SELECT count(*) FROM benchmarks WHERE run_id = :run
