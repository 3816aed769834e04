SELECT test_id, max(attempt) FROM attempts WHERE run_id = :run GROUP BY test_id
