SELECT file, container, class, name, id FROM tests
WHERE suite_id = :suite AND id <= :newest AND id NOT IN (SELECT old_test_id FROM aliases)
