-- How the commands that ran tests ended, in the order in which they were recorded. Runs that were recorded
-- from reports alone have none.
CREATE TABLE commands (
  run_id    INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
  number    INTEGER NOT NULL CHECK (number >= 1),
  -- The part of the run that it executed.
  shard     INTEGER NOT NULL CHECK (shard >= 1),
  -- Whether it executed all of the part, and no chosen tests alone.
  is_whole  INTEGER NOT NULL CHECK (is_whole IN (0, 1)),
  -- 128 + the signal's number where a signal ended it.
  exit_code INTEGER NOT NULL,
  signal    INTEGER,
  meaning   TEXT NOT NULL
    CHECK (meaning IN ('passed', 'tests-failed', 'no-tests', 'interrupted', 'other')),
  -- How many attempts failed and errors happened by the reports of this command.
  failures  INTEGER NOT NULL CHECK (failures >= 0),
  -- What it printed of a demand beside the tests that was not met.
  unmet     TEXT,
  -- The last lines that it wrote to standard error, else to standard output.
  last_words TEXT,
  PRIMARY KEY (run_id, number)
) STRICT, WITHOUT ROWID;

-- A pass forgives the failures before it and none after it: an execution came to what its last attempt did
-- that was no skip.
DROP VIEW executions;
CREATE VIEW executions AS
SELECT
  run_id,
  test_id,
  attempt,
  coalesce(
    (
      SELECT r.outcome FROM attempts AS r
      WHERE r.run_id = s.run_id AND r.test_id = s.test_id AND r.attempt >= s.attempt
        AND r.outcome > 0
        AND NOT EXISTS (
          SELECT 1 FROM attempts AS n
          WHERE n.run_id = s.run_id AND n.test_id = s.test_id
            AND n.attempt > s.attempt AND n.attempt <= r.attempt AND n.mode = 0
        )
      ORDER BY r.attempt DESC
      LIMIT 1
    ), outcome) AS outcome
FROM attempts AS s
WHERE mode = 0;

-- What runs came to in which a test failed after it had passed.
UPDATE totals SET (passed, failed, errored, skipped, xfailed, xpassed, flaky) = (
  SELECT
    sum(outcome = 1), sum(outcome IN (4, 5)), sum(outcome IN (6, 7)), sum(outcome = 0),
    sum(outcome = 2), sum(outcome = 3),
    sum(outcome = 1 AND attempts > 1 AND EXISTS (
      SELECT 1 FROM attempts AS a
      WHERE a.run_id = r.run_id AND a.test_id = r.test_id AND a.outcome > 3))
  FROM results AS r WHERE r.run_id = totals.run_id
)
WHERE run_id IN (
  SELECT late.run_id FROM attempts AS late
  JOIN attempts AS early ON early.run_id = late.run_id AND early.test_id = late.test_id
    AND early.attempt < late.attempt AND early.outcome BETWEEN 1 AND 3
  WHERE late.attempt > 1 AND late.mode <> 0 AND late.outcome > 3
);

-- On what a run ran, as far as the machine tells, and its labels, key=value, a line each. Of a run in shards
-- the first one's machine.
DROP VIEW platforms;
CREATE VIEW run_machines AS
SELECT
  r.id AS run_id,
  trim(coalesce(e.os, '') || ' ' || coalesce(e.arch, '') || ' ' || coalesce(e.image, '')) AS machine,
  (
    SELECT group_concat(key || '=' || value, char(10)) FROM labels WHERE run_id = r.id
  ) AS labels
FROM runs AS r
LEFT JOIN shards AS s ON s.run_id = r.id
  AND s.number = (SELECT min(number) FROM shards WHERE run_id = r.id)
LEFT JOIN environments AS e ON e.id = s.environment_id;
