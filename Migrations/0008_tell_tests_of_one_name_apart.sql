-- Tests of one class and name in two files, binaries or browsers are two tests.

-- container: what holds the class where the class does not imply it.
-- key: a hash of container, class (or file, where there is neither) and name, without what changes from
-- run to run: addresses, times, temporary folders.
ALTER TABLE tests ADD COLUMN container TEXT;

-- The tests up to this one may have the key that they would have had before.
CREATE TABLE former_keys (
  newest_test_id INTEGER
) STRICT;

INSERT INTO former_keys SELECT max(id) FROM tests;

DROP VIEW test_names;

-- The id of a test as commands print and take it.
CREATE VIEW test_names AS
SELECT
  id AS test_id,
  suite_id,
  coalesce(nullif(container, '') || coalesce('::' || nullif(class, ''), '') || '::',
    nullif(coalesce(class, file), '') || '::', '') || name AS test,
  file,
  class,
  name
FROM tests;

DROP VIEW attempt_list;

-- Each attempt with its test, its phases and the first thing that it said.
CREATE VIEW attempt_list AS
SELECT
  a.run_id,
  a.test_id,
  (SELECT test FROM test_names AS n WHERE n.test_id = a.test_id) AS test,
  t.file,
  a.attempt,
  (SELECT word FROM outcomes AS o WHERE o.id = a.outcome) AS outcome,
  a.duration_us,
  g.setup_us,
  g.call_us,
  g.teardown_us,
  g.started_us,
  g.worker,
  (SELECT coalesce(m.message, m.type, m.detail)
   FROM failures AS f JOIN messages AS m ON m.id = f.message_id
   WHERE f.run_id = a.run_id AND f.test_id = a.test_id AND f.attempt = a.attempt
   ORDER BY f.number LIMIT 1) AS message
FROM attempts AS a
JOIN tests AS t ON t.id = a.test_id
LEFT JOIN timings AS g
  ON g.run_id = a.run_id AND g.test_id = a.test_id AND g.attempt = a.attempt;

DROP VIEW benchmark_list;

-- Each benchmark in each run that has it.
CREATE VIEW benchmark_list AS
SELECT
  b.run_id,
  b.test_id,
  n.test,
  b.group_name AS benchmark_group,
  b.minimum_ns,
  b.first_quartile_ns,
  b.median_ns,
  b.third_quartile_ns,
  b.maximum_ns,
  b.mean_ns,
  b.stddev_ns,
  b.rounds,
  b.iterations
FROM benchmarks AS b
JOIN test_names AS n ON n.test_id = b.test_id;

DROP VIEW first_attempts;

-- What each test did first in each run, under the name that it has now: what a renamed test did counts
-- for its new name, but in a run that has both they are two tests, and of several former names that are
-- in a run the first counts. recorded_test_id: under which name.
CREATE VIEW first_attempts AS
SELECT
  run_id,
  CASE
    WHEN a.test_id IN (SELECT old_test_id FROM aliases) THEN coalesce((
      SELECT r.test_id FROM renamed_tests AS r
      WHERE r.old_test_id = a.test_id
        AND NOT EXISTS (
          SELECT 1 FROM attempts AS b
          WHERE b.run_id = a.run_id AND b.test_id = r.test_id)
        AND NOT EXISTS (
          SELECT 1 FROM renamed_tests AS s JOIN attempts AS b ON b.test_id = s.old_test_id
          WHERE s.test_id = r.test_id AND s.old_test_id < r.old_test_id
            AND b.run_id = a.run_id)), a.test_id)
    ELSE a.test_id
  END AS test_id,
  test_id AS recorded_test_id,
  outcome,
  duration_us
FROM attempts AS a
WHERE attempt = 1;
