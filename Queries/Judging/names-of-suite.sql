SELECT test_id, test FROM test_names WHERE suite_id = :suite
