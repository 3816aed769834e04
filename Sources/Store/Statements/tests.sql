-- Tests, and what they were called before.

-- name: findTest
SELECT id FROM tests WHERE suite_id = :suite AND key = :key

-- name: addTest
INSERT INTO tests (suite_id, key, file, container, class, name)
VALUES (:suite, :key, :file, :container, :class, :name)
ON CONFLICT DO NOTHING

-- name: setTestName
UPDATE tests SET file = :file, container = :container, class = :class, name = :name WHERE id = :test

-- name: newestTest
SELECT max(id) AS newest FROM tests

-- name: testsByKey
SELECT key, id FROM tests WHERE suite_id = :suite ORDER BY key

-- name: identity
SELECT file, container, class, name FROM tests WHERE id = :test

-- name: testsOfSuite
SELECT test_id, test FROM test_names WHERE suite_id = :suite

-- name: testsLike
SELECT t.test_id FROM test_names AS t JOIN suites AS s ON s.id = t.suite_id
WHERE (:suite IS NULL OR s.name = :suite)
  AND (t.test = :test
    OR t.test GLOB '*' || replace(replace(:test, '[', '[[]'), '?', '[?]') || '*')
ORDER BY t.test = :test DESC, t.test
LIMIT 1000

-- name: fileOfTest
SELECT file FROM tests WHERE suite_id IN (SELECT id FROM suites) AND key = :key AND file IS NOT NULL
LIMIT 1

-- name: suiteNameOfTest
SELECT s.name FROM tests AS t JOIN suites AS s ON s.id = t.suite_id WHERE t.id = :test

-- name: suiteOfTest
SELECT suite_id FROM tests WHERE id = :test

-- name: hasTest
SELECT 1 FROM attempts WHERE run_id = :run AND test_id = :test LIMIT 1

-- name: lastRunOfTest
-- The last run of a suite that a test was in, up to a run where one is named.
SELECT r.started_at, r.id FROM runs AS r
WHERE r.suite_id = :suite AND EXISTS (SELECT 1 FROM attempts WHERE run_id = r.id AND test_id = :test)
  AND (:run IS NULL OR (r.started_at, r.id) <= (SELECT started_at, id FROM runs WHERE id = :run))
  AND (:as_of IS NULL OR min(r.recorded_at, r.started_at + 86400000000) <= :as_of)
ORDER BY r.started_at DESC, r.id DESC
LIMIT 1

-- name: groupsOfRun
SELECT
  test_id,
  coalesce(nullif(container, '') || coalesce('::' || nullif(class, ''), ''), class, file) AS name
FROM attempts JOIN tests ON tests.id = test_id
WHERE run_id = :run AND attempt = 1 AND coalesce(container, class, file) IS NOT NULL

-- name: addAlias
INSERT INTO aliases (old_test_id, new_test_id, since, author, proof)
VALUES (:old, :new, :since, :author, :proof)
ON CONFLICT DO UPDATE SET
  new_test_id = excluded.new_test_id, since = excluded.since, author = excluded.author,
  proof = excluded.proof

-- name: removeAlias
DELETE FROM aliases WHERE old_test_id = :old

-- name: refuseRename
-- What was proven and taken back is not followed again.
INSERT INTO refused_renames (old_test_id, new_test_id)
SELECT old_test_id, new_test_id FROM aliases WHERE old_test_id = :old AND proof IS NOT NULL
ON CONFLICT DO NOTHING

-- name: allowRename
DELETE FROM refused_renames WHERE old_test_id = :old AND new_test_id = :new

-- name: refusedRenames
SELECT f.old_test_id, f.new_test_id
FROM refused_renames AS f JOIN tests AS t ON t.id = f.old_test_id
WHERE t.suite_id = :suite

-- name: renamedTests
-- Each with what it is called in the end, and what proved the first step; NULL where somebody said so. Up to
-- :as_of, where it is given, nobody had said what was said later.
SELECT r.old_test_id, r.test_id, a.proof
FROM renamed_tests AS r
JOIN tests AS t ON t.id = r.old_test_id
JOIN aliases AS a ON a.old_test_id = r.old_test_id
WHERE t.suite_id = :suite AND (:as_of IS NULL OR a.proof IS NOT NULL OR a.since <= :as_of)

-- name: aliasesOfSuite
SELECT a.old_test_id, o.test AS old_test, n.test AS new_test, a.since, a.author, a.proof FROM aliases AS a
JOIN test_names AS o ON o.test_id = a.old_test_id
JOIN test_names AS n ON n.test_id = a.new_test_id
WHERE o.suite_id = :suite
ORDER BY a.since DESC, o.test

-- name: losesTests
-- Whether a run has not all tests of another one.
SELECT 1 FROM attempts AS a
WHERE run_id = :reference AND attempt = 1
  AND NOT EXISTS (
    SELECT 1 FROM attempts AS b WHERE b.run_id = :run AND b.test_id = a.test_id AND b.attempt = 1)
LIMIT 1

-- name: newestFormerTest
SELECT newest_test_id FROM former_keys

-- name: formerTests
-- The tests of before containers counted and names were masked, without those whose history another has.
SELECT file, container, class, name, id FROM tests
WHERE suite_id = :suite AND id <= :newest AND id NOT IN (SELECT old_test_id FROM aliases)

-- name: addFormerName
-- A test that is in the run under both names is two tests.
INSERT INTO aliases (old_test_id, new_test_id, since)
SELECT :old, :new, r.recorded_at FROM runs AS r
WHERE r.id = :run
  AND NOT EXISTS (SELECT 1 FROM attempts AS a WHERE a.run_id = :run AND a.test_id = :old)
ON CONFLICT DO NOTHING
