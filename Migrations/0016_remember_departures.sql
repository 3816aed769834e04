-- What the trunk lost stays lost until somebody accepts it, however many runs follow.

-- Tests that the trunk had in run_id and no longer in next_run_id, the run after it. A test that one run alone had
-- may be one whose name changes from run to run, and is left out unless many went with it.
CREATE TABLE departures (
  run_id      INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
  test_id     INTEGER NOT NULL REFERENCES tests,
  next_run_id INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
  PRIMARY KEY (run_id, test_id)
) STRICT, WITHOUT ROWID;

-- The complete runs with tests: those that others can be judged against.
-- known_at: what was recorded more than a day after it began was imported, and is taken as known a day after it
-- began.
CREATE VIEW whole_runs AS
SELECT
  r.id AS run_id,
  r.suite_id,
  r.source,
  r.branch,
  r.started_at,
  r.commit_depth,
  r.excluded_at,
  r.is_stale,
  min(r.recorded_at, r.started_at + 86400000000) AS known_at,
  e.cpu_model,
  e.cores AS machine_cores
FROM runs AS r
LEFT JOIN shards AS first ON first.run_id = r.id
  AND first.number = (SELECT min(number) FROM shards WHERE run_id = r.id)
LEFT JOIN environments AS e ON e.id = first.environment_id
WHERE r.is_complete = 1 AND EXISTS (SELECT 1 FROM attempts AS a WHERE a.run_id = r.id);

-- Of runs before this, those of the last 90 days of branches that have more than a baseline shows.
INSERT INTO departures
WITH ordered AS (
  SELECT
    run_id,
    lag(run_id) OVER runs_of_branch AS before,
    lead(run_id) OVER runs_of_branch AS next,
    count(*) OVER (PARTITION BY suite_id, branch) AS runs
  FROM whole_runs AS w
  WHERE excluded_at IS NULL AND started_at >= (
    SELECT max(started_at) FROM runs WHERE suite_id = w.suite_id) - 90 * 86400000000
  WINDOW runs_of_branch AS (PARTITION BY suite_id, branch ORDER BY started_at, run_id)
)
SELECT o.run_id, a.test_id, o.next
FROM ordered AS o CROSS JOIN attempts AS a ON a.run_id = o.run_id AND a.attempt = 1
WHERE o.runs > 30 AND o.next IS NOT NULL
  AND NOT EXISTS (
    SELECT 1 FROM attempts AS b WHERE b.run_id = o.next AND b.test_id = a.test_id AND b.attempt = 1)
  AND (o.before IS NULL OR EXISTS (
    SELECT 1 FROM attempts AS b
    WHERE b.run_id = o.before AND b.test_id = a.test_id AND b.attempt = 1));
