-- Tests that were renamed, newest first, and who says so
-- :test   those of which one name has this text in it (all)
-- :suite  one suite (all)
-- :limit  how many (all)
-- proof: git where the file was moved; tests where all tests of a class or file came back under another
-- name; empty where somebody said so.
SELECT
  s.name AS suite,
  o.test AS old,
  n.test AS new,
  strftime('%Y-%m-%dT%H:%M:%SZ', a.since / 1000000, 'unixepoch') AS since,
  a.proof,
  a.author
FROM aliases AS a
JOIN test_names AS o ON o.test_id = a.old_test_id
JOIN test_names AS n ON n.test_id = a.new_test_id
JOIN suites AS s ON s.id = o.suite_id
WHERE (:suite IS NULL OR s.name = :suite)
  AND (:test IS NULL OR instr(o.test, :test) OR instr(n.test, :test))
ORDER BY a.since DESC, o.test
LIMIT coalesce(:limit, -1)
