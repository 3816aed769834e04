-- Tests, and what they were called before.

-- name: findTest
SELECT id FROM tests WHERE suite_id = :suite AND key = :key

-- name: addTest
INSERT INTO tests (suite_id, key, file, class, name) VALUES (:suite, :key, :file, :class, :name)
ON CONFLICT DO NOTHING

-- name: newestTest
SELECT max(id) FROM tests

-- name: testsByKey
SELECT key, id FROM tests WHERE suite_id = :suite ORDER BY key

-- name: identity
SELECT file, class, name FROM tests WHERE id = :test

-- name: testsOfSuite
SELECT test_id, test FROM test_names WHERE suite_id = :suite

-- name: testsLike
SELECT t.test_id FROM test_names AS t JOIN suites AS s ON s.id = t.suite_id
WHERE (:suite IS NULL OR s.name = :suite)
  AND (t.test = :test
    OR t.test GLOB '*' || replace(replace(:test, '[', '[[]'), '?', '[?]') || '*')
ORDER BY t.test = :test DESC, t.test
LIMIT 1000

-- name: suiteOfTest
SELECT suite_id FROM tests WHERE id = :test

-- name: hasTest
SELECT 1 FROM attempts WHERE run_id = :run AND test_id = :test LIMIT 1

-- name: lastRunOfTest
SELECT r.started_at, r.id FROM runs AS r
WHERE r.suite_id = :suite AND EXISTS (SELECT 1 FROM attempts WHERE run_id = r.id AND test_id = :test)
ORDER BY r.started_at DESC, r.id DESC
LIMIT 1

-- name: groupsOfRun
SELECT test_id, coalesce(class, file) FROM attempts JOIN tests ON tests.id = test_id
WHERE run_id = :run AND attempt = 1 AND coalesce(class, file) IS NOT NULL

-- name: addAlias
INSERT INTO aliases (old_test_id, new_test_id, since, author) VALUES (:old, :new, :since, :author)
ON CONFLICT DO UPDATE SET
  new_test_id = excluded.new_test_id, since = excluded.since, author = excluded.author

-- name: removeAlias
DELETE FROM aliases WHERE old_test_id = :old

-- name: renamedTests
SELECT r.old_test_id, r.test_id
FROM renamed_tests AS r JOIN tests AS t ON t.id = r.old_test_id
WHERE t.suite_id = :suite
