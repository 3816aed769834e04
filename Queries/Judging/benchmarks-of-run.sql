SELECT test_id, median_ns FROM benchmarks WHERE run_id = ?1 ORDER BY test_id
