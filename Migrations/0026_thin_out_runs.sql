-- What is left of runs that were thinned out: sums by day, to which others of the same day can be added.
DROP TABLE daily_summaries;

-- day: days since 1970 in UTC. branch: the trunk's name, and '' for all other branches together. walls, measured,
-- efficiencies, loads: how many runs have a wall time, a time of tests, an efficiency, a share of busy workers; beside
-- each the sum. newest_at: when the run began that tests and coverage_percent are of.
CREATE TABLE daily_runs (
  suite_id           INTEGER NOT NULL REFERENCES suites,
  day                INTEGER NOT NULL,
  branch             TEXT NOT NULL,
  runs               INTEGER NOT NULL,
  walls              INTEGER NOT NULL,
  wall_us            INTEGER NOT NULL,
  measured           INTEGER NOT NULL,
  tests_us           INTEGER NOT NULL,
  efficiencies       INTEGER NOT NULL,
  efficiency_percent REAL NOT NULL,
  loads              INTEGER NOT NULL,
  busy_percent       REAL NOT NULL,
  passed             INTEGER NOT NULL,
  failed             INTEGER NOT NULL,
  flaky              INTEGER NOT NULL,
  newest_at          INTEGER NOT NULL,
  tests              INTEGER,
  coverage_percent   REAL,
  PRIMARY KEY (suite_id, day, branch)
) STRICT, WITHOUT ROWID;

-- The same of a test: of first attempts the times, of final outcomes the counts. runs: those that had the test.
CREATE TABLE daily_tests (
  test_id     INTEGER NOT NULL REFERENCES tests,
  day         INTEGER NOT NULL,
  branch      TEXT NOT NULL,
  runs        INTEGER NOT NULL,
  passed      INTEGER NOT NULL,
  failed      INTEGER NOT NULL,
  duration_us INTEGER,
  setup_us    INTEGER,
  PRIMARY KEY (test_id, day, branch)
) STRICT, WITHOUT ROWID;
