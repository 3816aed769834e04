SELECT test_id, coalesce(nullif(container, '') || coalesce('::' || nullif(class, ''), ''), class, file) FROM attempts JOIN tests ON tests.id = test_id
WHERE run_id = ?1 AND attempt = 1 AND coalesce(class, file) IS NOT NULL
