SELECT r.old_test_id, r.test_id
FROM renamed_tests AS r JOIN tests AS t ON t.id = r.old_test_id
WHERE t.suite_id = :suite
