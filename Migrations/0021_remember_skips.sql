-- A test that the trunk began to skip is told until somebody accepts it, however many runs follow.

-- Tests that the trunk ran in run_id and skipped in next_run_id, the run after it.
CREATE TABLE begun_skips (
  test_id     INTEGER NOT NULL REFERENCES tests,
  run_id      INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
  next_run_id INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
  PRIMARY KEY (test_id, run_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX begun_skips_of_run ON begun_skips (run_id);
CREATE INDEX begun_skips_of_next_run ON begun_skips (next_run_id);

-- Of runs before this, those of the last 90 days of branches that have more than a baseline shows.
INSERT INTO begun_skips
WITH ordered AS (
  SELECT
    run_id,
    lead(run_id) OVER runs_of_branch AS next,
    count(*) OVER (PARTITION BY suite_id, branch) AS runs
  FROM whole_runs AS w
  WHERE excluded_at IS NULL AND started_at >= (
    SELECT max(started_at) FROM runs WHERE suite_id = w.suite_id) - 90 * 86400000000
  WINDOW runs_of_branch AS (PARTITION BY suite_id, branch ORDER BY started_at, run_id)
)
SELECT b.test_id, o.run_id, o.next
FROM ordered AS o
CROSS JOIN attempts AS b ON b.run_id = o.next AND b.attempt = 1 AND b.outcome = 0
CROSS JOIN attempts AS a ON a.run_id = o.run_id AND a.test_id = b.test_id AND a.attempt = 1
WHERE o.runs > 30 AND a.outcome <> 0;
