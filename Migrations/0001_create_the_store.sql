-- The store of Laptime. Times are microseconds since 1970 in UTC, durations microseconds.
-- Keys are derived from contents, so that two stores can be united; ids are row numbers of one file.

CREATE TABLE projects (
  id   INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE suites (
  id         INTEGER PRIMARY KEY,
  project_id INTEGER NOT NULL REFERENCES projects,
  name       TEXT NOT NULL,
  UNIQUE (project_id, name)
) STRICT;

-- key: a hash of class (or file, where there is no class) and name.
CREATE TABLE tests (
  id       INTEGER PRIMARY KEY,
  suite_id INTEGER NOT NULL REFERENCES suites,
  key      INTEGER NOT NULL,
  file     TEXT,
  class    TEXT,
  name     TEXT NOT NULL,
  UNIQUE (suite_id, key)
) STRICT;

-- A test that was renamed or moved: what was old_test_id is new_test_id since that time.
CREATE TABLE aliases (
  old_test_id INTEGER PRIMARY KEY REFERENCES tests,
  new_test_id INTEGER NOT NULL REFERENCES tests,
  since       INTEGER NOT NULL,
  author      TEXT,
  CHECK (old_test_id <> new_test_id)
) STRICT;

CREATE TABLE environments (
  id           INTEGER PRIMARY KEY,
  key          INTEGER NOT NULL UNIQUE,
  os           TEXT,
  os_version   TEXT,
  arch         TEXT,
  cpu_model    TEXT,
  cores        INTEGER,
  memory_bytes INTEGER,
  image        TEXT
) STRICT;

-- source: what was run, so that runs of the same code have the same one: the tree, else the commit,
-- else the run itself.
-- commit_depth: commits from the root by first parents, where git knew it; base_depth: the same of the
-- newest commit that it shares with the trunk.
CREATE TABLE runs (
  id              INTEGER PRIMARY KEY,
  key             TEXT NOT NULL UNIQUE CHECK (length(key) = 32),
  suite_id        INTEGER NOT NULL REFERENCES suites,
  run_key         TEXT,
  source          TEXT NOT NULL,
  commit_hash     TEXT,
  tree_hash       TEXT,
  is_dirty        INTEGER NOT NULL DEFAULT 0 CHECK (is_dirty IN (0, 1)),
  subject         TEXT,
  branch          TEXT,
  base_branch     TEXT,
  merge_base      TEXT,
  kind            TEXT NOT NULL CHECK (kind IN ('trunk', 'pull-request', 'merge-queue', 'local')),
  build_url       TEXT,
  started_at      INTEGER NOT NULL,
  recorded_at     INTEGER NOT NULL,
  commit_depth    INTEGER,
  base_depth      INTEGER,
  order_source    TEXT NOT NULL CHECK (order_source IN ('ancestry', 'start')),
  is_complete     INTEGER NOT NULL CHECK (is_complete IN (0, 1)),
  excluded_at     INTEGER,
  excluded_by     TEXT,
  excluded_why    TEXT,
  CHECK ((excluded_at IS NULL) = (excluded_why IS NULL))
) STRICT;

CREATE INDEX runs_of_suite ON runs (suite_id, started_at);
CREATE INDEX runs_of_source ON runs (suite_id, source);

-- cores: those that the run could use, by affinity and quota.
-- A run is one or more shards, each on a machine of its own; a run that was not split is shard 1 of 1.
CREATE TABLE shards (
  run_id          INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
  number          INTEGER NOT NULL CHECK (number BETWEEN 1 AND total),
  total           INTEGER NOT NULL CHECK (total >= 1),
  environment_id  INTEGER REFERENCES environments,
  is_complete     INTEGER NOT NULL CHECK (is_complete IN (0, 1)),
  wall_us         INTEGER CHECK (wall_us >= 0),
  wall_source     TEXT CHECK (wall_source IN ('option', 'measured', 'timestamps', 'report', 'sum')),
  user_us         INTEGER CHECK (user_us >= 0),
  system_us       INTEGER CHECK (system_us >= 0),
  cores           REAL CHECK (cores > 0),
  workers         INTEGER CHECK (workers >= 1),
  runner          TEXT,
  exit_code       INTEGER,
  probe_version   INTEGER,
  probe_before_us INTEGER,
  probe_after_us  INTEGER,
  PRIMARY KEY (run_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE labels (
  run_id INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
  key    TEXT NOT NULL,
  value  TEXT NOT NULL,
  PRIMARY KEY (run_id, key)
) STRICT, WITHOUT ROWID;

-- The report files that a run was recorded from. content_hash: of the bytes, uncompressed.
CREATE TABLE reports (
  run_id       INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
  content_hash TEXT NOT NULL,
  name         TEXT NOT NULL,
  format       TEXT NOT NULL,
  dialect      TEXT,
  bytes        INTEGER NOT NULL,
  recorded_at  INTEGER NOT NULL,
  PRIMARY KEY (run_id, content_hash)
) STRICT, WITHOUT ROWID;

-- outcome: 0 skipped, 1 passed, 2 xfailed, 3 xpassed, 4 failed, 5 timed out, 6 errored, 7 crashed:
-- the greatest of several is the worst, and 4 and above are failures.
-- mode: 0 the suite ran it, 1 retried in the same process, 2 run again in another, 3 run alone;
-- mode 0 begins a new execution of the test, the others repeat the one before.
-- duration_us: all phases together; NULL where nobody measured it.
CREATE TABLE attempts (
  run_id      INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
  test_id     INTEGER NOT NULL REFERENCES tests,
  attempt     INTEGER NOT NULL,
  outcome     INTEGER NOT NULL,
  duration_us INTEGER,
  mode        INTEGER NOT NULL,
  PRIMARY KEY (run_id, test_id, attempt)
) STRICT, WITHOUT ROWID;

-- What reports with phases know more of an attempt. started_us: since the run's start.
CREATE TABLE timings (
  run_id      INTEGER NOT NULL,
  test_id     INTEGER NOT NULL,
  attempt     INTEGER NOT NULL,
  setup_us    INTEGER,
  call_us     INTEGER,
  teardown_us INTEGER,
  started_us  INTEGER,
  worker      TEXT,
  PRIMARY KEY (run_id, test_id, attempt),
  FOREIGN KEY (run_id, test_id, attempt) REFERENCES attempts ON DELETE CASCADE
    DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- What failures and skips said, each text once. key: a hash of type, message and detail.
CREATE TABLE messages (
  id                  INTEGER PRIMARY KEY,
  key                 INTEGER NOT NULL UNIQUE,
  type                TEXT,
  message             TEXT,
  detail              TEXT,
  fingerprint         TEXT,
  fingerprint_version INTEGER
) STRICT;

CREATE INDEX messages_of_fingerprint ON messages (fingerprint) WHERE fingerprint IS NOT NULL;

CREATE TABLE failures (
  run_id     INTEGER NOT NULL,
  test_id    INTEGER NOT NULL,
  attempt    INTEGER NOT NULL,
  number     INTEGER NOT NULL,
  message_id INTEGER NOT NULL REFERENCES messages,
  PRIMARY KEY (run_id, test_id, attempt, number),
  FOREIGN KEY (run_id, test_id, attempt) REFERENCES attempts ON DELETE CASCADE
    DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- What broke outside any test: a module that could not be collected, a worker that died.
CREATE TABLE run_errors (
  run_id     INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
  number     INTEGER NOT NULL,
  name       TEXT NOT NULL,
  message_id INTEGER NOT NULL REFERENCES messages,
  PRIMARY KEY (run_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE files (
  id         INTEGER PRIMARY KEY,
  project_id INTEGER NOT NULL REFERENCES projects,
  path       TEXT NOT NULL,
  UNIQUE (project_id, path)
) STRICT;

CREATE TABLE coverage (
  run_id           INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
  file_id          INTEGER NOT NULL REFERENCES files,
  lines_covered    INTEGER NOT NULL,
  lines_total      INTEGER NOT NULL,
  branches_covered INTEGER NOT NULL,
  branches_total   INTEGER NOT NULL,
  PRIMARY KEY (run_id, file_id)
) STRICT, WITHOUT ROWID;

-- Times in nanoseconds.
CREATE TABLE benchmarks (
  run_id             INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
  test_id            INTEGER NOT NULL REFERENCES tests,
  group_name         TEXT,
  minimum_ns         REAL NOT NULL,
  maximum_ns         REAL NOT NULL,
  mean_ns            REAL NOT NULL,
  median_ns          REAL NOT NULL,
  stddev_ns          REAL NOT NULL,
  first_quartile_ns  REAL,
  third_quartile_ns  REAL,
  rounds             INTEGER NOT NULL,
  iterations         INTEGER NOT NULL,
  PRIMARY KEY (run_id, test_id)
) STRICT, WITHOUT ROWID;

-- Profiles and other files that belong to a run.
CREATE TABLE attachments (
  run_id     INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
  name       TEXT NOT NULL,
  media_type TEXT NOT NULL,
  content    BLOB NOT NULL,
  PRIMARY KEY (run_id, name)
) STRICT;

-- Pinned runs. improve: the share of the pinned wall time, 0…1, that is to be saved.
CREATE TABLE baselines (
  suite_id  INTEGER NOT NULL REFERENCES suites,
  name      TEXT NOT NULL,
  run_id    INTEGER NOT NULL REFERENCES runs,
  improve   REAL CHECK (improve > 0 AND improve < 1),
  pinned_at INTEGER NOT NULL,
  author    TEXT,
  PRIMARY KEY (suite_id, name)
) STRICT, WITHOUT ROWID;

-- A loss that somebody took on purpose: a slowdown, a coverage drop, tests that went.
CREATE TABLE acceptances (
  id          INTEGER PRIMARY KEY,
  run_id      INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
  rule        TEXT NOT NULL,
  test_id     INTEGER REFERENCES tests,
  reason      TEXT NOT NULL,
  author      TEXT NOT NULL,
  accepted_at INTEGER NOT NULL
) STRICT;

CREATE INDEX acceptances_of_run ON acceptances (run_id);

-- What the gate said.
CREATE TABLE verdicts (
  id        INTEGER PRIMARY KEY,
  run_id    INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
  judged_at INTEGER NOT NULL,
  verdict   TEXT NOT NULL CHECK (verdict IN ('pass', 'fail', 'inconclusive', 'no-data'))
) STRICT;

CREATE INDEX verdicts_of_run ON verdicts (run_id, judged_at);

-- The settings that it went by.
CREATE TABLE verdict_settings (
  verdict_id INTEGER NOT NULL REFERENCES verdicts ON DELETE CASCADE,
  name       TEXT NOT NULL,
  value      TEXT NOT NULL,
  PRIMARY KEY (verdict_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE rule_results (
  verdict_id INTEGER NOT NULL REFERENCES verdicts ON DELETE CASCADE,
  rule       TEXT NOT NULL,
  status     TEXT NOT NULL CHECK (status IN ('pass', 'fail', 'warn', 'inconclusive', 'skipped')),
  summary    TEXT NOT NULL,
  limit_is   ANY,
  actual     ANY,
  PRIMARY KEY (verdict_id, rule)
) STRICT, WITHOUT ROWID;

CREATE TABLE findings (
  verdict_id INTEGER NOT NULL,
  rule       TEXT NOT NULL,
  number     INTEGER NOT NULL,
  test_id    INTEGER REFERENCES tests,
  summary    TEXT NOT NULL,
  PRIMARY KEY (verdict_id, rule, number),
  FOREIGN KEY (verdict_id, rule) REFERENCES rule_results ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- The numbers of a finding, the unit in the name.
CREATE TABLE finding_figures (
  verdict_id INTEGER NOT NULL,
  rule       TEXT NOT NULL,
  number     INTEGER NOT NULL,
  name       TEXT NOT NULL,
  value      ANY,
  PRIMARY KEY (verdict_id, rule, number, name),
  FOREIGN KEY (verdict_id, rule, number) REFERENCES findings ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- What is left of attempts that were thinned out. day: days since 1970 in UTC.
CREATE TABLE daily_summaries (
  test_id            INTEGER NOT NULL REFERENCES tests,
  day                INTEGER NOT NULL,
  runs               INTEGER NOT NULL,
  passed             INTEGER NOT NULL,
  failed             INTEGER NOT NULL,
  skipped            INTEGER NOT NULL,
  flaky              INTEGER NOT NULL,
  median_duration_us INTEGER,
  PRIMARY KEY (test_id, day)
) STRICT, WITHOUT ROWID;

-- What each execution of a test came to: an attempt of mode 0 begins one, the others repeat it. With
-- one pass it has passed; without, it ended as its last failure did.
CREATE VIEW executions AS
SELECT
  run_id,
  test_id,
  attempt,
  CASE WHEN outcome BETWEEN 1 AND 3 THEN outcome ELSE coalesce(
    (
      SELECT r.outcome FROM attempts AS r
      WHERE r.run_id = s.run_id AND r.test_id = s.test_id AND r.attempt > s.attempt
        AND r.outcome > 0
        AND NOT EXISTS (
          SELECT 1 FROM attempts AS n
          WHERE n.run_id = s.run_id AND n.test_id = s.test_id
            AND n.attempt > s.attempt AND n.attempt <= r.attempt AND n.mode = 0
        )
      ORDER BY r.outcome > 3, CASE WHEN r.outcome > 3 THEN -r.attempt ELSE r.attempt END
      LIMIT 1
    ), outcome) END AS outcome
FROM attempts AS s
WHERE mode = 0;

-- What a test came to in a run: the worst of its executions. first_duration_us: what the first attempt
-- took, which retries do not change.
CREATE VIEW results AS
SELECT
  run_id,
  test_id,
  max(e.outcome) AS outcome,
  (SELECT max(attempt) FROM attempts AS a WHERE a.run_id = e.run_id AND a.test_id = e.test_id)
    AS attempts,
  (SELECT duration_us FROM attempts AS a
   WHERE a.run_id = e.run_id AND a.test_id = e.test_id AND a.attempt = 1) AS first_duration_us
FROM executions AS e
GROUP BY run_id, test_id;

-- The id of a test as commands print and take it.
CREATE VIEW test_names AS
SELECT
  id AS test_id,
  suite_id,
  CASE WHEN coalesce(class, file, '') = '' THEN name ELSE coalesce(class, file) || '::' || name END
    AS test,
  file,
  class,
  name
FROM tests;

-- probe_us: of probes before and after that differ by more than a seventh neither is the machine's speed.
-- Each run with its figures over its shards, which ran at the same time, so that the slowest is the
-- run's wall time.
CREATE VIEW run_list AS
SELECT
  r.id AS run_id,
  r.key AS run,
  p.name AS project,
  s.name AS suite,
  r.suite_id,
  r.source,
  r.commit_hash,
  r.subject,
  r.is_dirty,
  r.branch,
  r.kind,
  r.build_url,
  r.started_at,
  strftime('%Y-%m-%dT%H:%M:%SZ', r.started_at / 1000000, 'unixepoch') AS started,
  r.is_complete,
  r.excluded_why,
  r.commit_depth,
  r.base_depth,
  (SELECT max(wall_us) FROM shards WHERE run_id = r.id) AS wall_us,
  (SELECT max(wall_source) FROM shards WHERE run_id = r.id) AS wall_source,
  (SELECT sum(user_us) FROM shards WHERE run_id = r.id) AS user_us,
  (SELECT sum(system_us) FROM shards WHERE run_id = r.id) AS system_us,
  (SELECT sum(cores) FROM shards WHERE run_id = r.id) AS cores,
  (SELECT sum(workers) FROM shards WHERE run_id = r.id) AS workers,
  (SELECT avg((probe_before_us + probe_after_us) / 2.0) FROM shards
   WHERE run_id = r.id
     AND abs(probe_before_us - probe_after_us) * 7 <= min(probe_before_us, probe_after_us))
    AS probe_us,
  e.cpu_model,
  e.cores AS machine_cores
FROM runs AS r
JOIN suites AS s ON s.id = r.suite_id
JOIN projects AS p ON p.id = s.project_id
LEFT JOIN shards AS first ON first.run_id = r.id
  AND first.number = (SELECT min(number) FROM shards WHERE run_id = r.id)
LEFT JOIN environments AS e ON e.id = first.environment_id;
