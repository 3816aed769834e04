-- On what a run ran, as far as the same code may behave otherwise there: a pass on another platform
-- proves nothing of this one. Of a run in shards the first one's machine.
CREATE VIEW platforms AS
SELECT
  r.id AS run_id,
  trim(
    coalesce(e.os, '') || ' ' || coalesce(e.arch, '') || ' ' || coalesce(e.image, '') || ' '
    || coalesce((SELECT group_concat(key || '=' || value, ' ') FROM labels WHERE run_id = r.id), ''))
    AS platform
FROM runs AS r
LEFT JOIN shards AS s ON s.run_id = r.id
  AND s.number = (SELECT min(number) FROM shards WHERE run_id = r.id)
LEFT JOIN environments AS e ON e.id = s.environment_id;

-- Finds the messages whose fingerprints an older version made.
CREATE INDEX messages_of_version ON messages (fingerprint_version);

-- By test that was renamed, what it is called in the end. A circle of renames ends nowhere.
CREATE VIEW renamed_tests AS
WITH RECURSIVE steps (old_test_id, test_id, length) AS (
  SELECT old_test_id, new_test_id, 1 FROM aliases
  UNION ALL
  SELECT s.old_test_id, a.new_test_id, s.length + 1
  FROM steps AS s JOIN aliases AS a ON a.old_test_id = s.test_id
  WHERE s.length < 100
)
SELECT old_test_id, test_id FROM steps
WHERE NOT EXISTS (SELECT 1 FROM aliases WHERE old_test_id = steps.test_id);
