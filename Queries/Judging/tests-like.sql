SELECT t.test_id FROM test_names AS t JOIN suites AS s ON s.id = t.suite_id
WHERE (:suite IS NULL OR s.name = :suite)
  AND (t.test = :test
    OR t.test GLOB '*' || replace(replace(:test, '[', '[[]'), '?', '[?]') || '*')
ORDER BY t.test = :test DESC, t.test
LIMIT 1000
