-- Renamed tests keep their history in every question.

-- Finds what a test was called before.
CREATE INDEX aliases_of_name ON aliases (new_test_id);

-- What each test did first in each run, under the name that it has now: what a renamed test did counts
-- for its new name, but in a run that has both they are two tests. recorded_test_id: under which name.
CREATE VIEW first_attempts AS
SELECT
  run_id,
  CASE
    WHEN a.test_id IN (SELECT old_test_id FROM aliases) THEN coalesce((
      SELECT r.test_id FROM renamed_tests AS r
      WHERE r.old_test_id = a.test_id
        AND NOT EXISTS (
          SELECT 1 FROM attempts AS b
          WHERE b.run_id = a.run_id AND b.test_id = r.test_id)), a.test_id)
    ELSE a.test_id
  END AS test_id,
  test_id AS recorded_test_id,
  outcome,
  duration_us
FROM attempts AS a
WHERE attempt = 1;
