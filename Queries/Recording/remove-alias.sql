DELETE FROM aliases WHERE old_test_id = :old
