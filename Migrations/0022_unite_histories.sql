-- Histories unite: a run is the union of its recordings, each of which is what one call recorded of it.

-- Of a run that has several recordings, each of them as it is written into a bundle. A run without any here has
-- one, which is what the other tables hold of it.
-- content_key: a hash of what it tells of tests, coverage and benchmarks, by which it is known again.
CREATE TABLE recordings (
  run_id      INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
  content_key TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  content     BLOB NOT NULL,
  PRIMARY KEY (run_id, content_key)
) STRICT;

-- started_at: when the part began; NULL where nobody knows.
ALTER TABLE shards ADD COLUMN started_at INTEGER;

-- wall_us: how long any part of a run in several was under way, where it is known when they were: parts that wait for
-- a machine each begin at another time, and what passes while none is under way is nobody's. NULL for the others.
ALTER TABLE runs ADD COLUMN wall_us INTEGER;

-- last_failed_known_at: when that was recorded which last_failed_at tells of.
ALTER TABLE runs ADD COLUMN last_failed_known_at INTEGER;

-- Finds the runs that were recorded last, which after a merge are not those that were written last.
CREATE INDEX runs_recorded ON runs (recorded_at);

-- What somebody took back, so that it does not return from another store. kind: pin, exclusion or rename.
-- subject: the name of the pin, the key of the run, or the test that was renamed, each as the suite calls it.
CREATE TABLE withdrawals (
  suite_id     INTEGER NOT NULL REFERENCES suites,
  kind         TEXT NOT NULL CHECK (kind IN ('pin', 'exclusion', 'rename')),
  subject      TEXT NOT NULL,
  withdrawn_at INTEGER NOT NULL,
  author       TEXT,
  PRIMARY KEY (suite_id, kind, subject)
) STRICT, WITHOUT ROWID;

DROP VIEW run_list;

-- Each run with its figures over its shards: the time in which any of them was under way is the run's wall time, and
-- where nobody knows when they were, that of the slowest.
-- probe_us: of probes before and after that differ by more than a seventh neither is the machine's speed.
-- efficiency_percent: CPU time, which the build took some of, of wall time and build times the workers that had a
-- core, else the cores.
-- busy_percent: the tests' own time of wall time times the workers.
CREATE VIEW run_list AS
SELECT
  f.*,
  t.tests,
  t.passed + t.xfailed + t.xpassed AS passed,
  t.failed + t.errored AS failed,
  t.skipped,
  t.flaky,
  t.tests_us,
  round(100.0 * (t.lines_covered + t.branches_covered)
    / nullif(t.lines_total + t.branches_total, 0), 2) AS coverage_percent,
  round(100.0 * (f.user_us + f.system_us) / nullif((f.wall_us + coalesce(f.build_us, 0))
    * coalesce(min(f.workers, f.cores), f.workers, f.cores), 0), 2) AS efficiency_percent,
  CASE WHEN f.wall_source <> 'sum'
    THEN round(100.0 * t.tests_us / nullif(f.wall_us * f.workers, 0), 2) END AS busy_percent
FROM (
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
    coalesce(
      r.wall_us,
      (SELECT max(wall_us) FROM shards WHERE run_id = r.id)) AS wall_us,
    (SELECT wall_source FROM shards WHERE run_id = r.id ORDER BY wall_us DESC LIMIT 1)
      AS wall_source,
    (SELECT sum(user_us) FROM shards WHERE run_id = r.id) AS user_us,
    (SELECT sum(system_us) FROM shards WHERE run_id = r.id) AS system_us,
    (SELECT sum(cores) FROM shards WHERE run_id = r.id) AS cores,
    (SELECT sum(workers) FROM shards WHERE run_id = r.id) AS workers,
    (SELECT avg((probe_before_us + probe_after_us) / 2.0) FROM shards
     WHERE run_id = r.id
       AND abs(probe_before_us - probe_after_us) * 7 <= min(probe_before_us, probe_after_us))
      AS probe_us,
    e.cpu_model,
    e.cores AS machine_cores,
    (SELECT build_us FROM shards WHERE run_id = r.id ORDER BY wall_us DESC LIMIT 1) AS build_us
  FROM runs AS r
  JOIN suites AS s ON s.id = r.suite_id
  JOIN projects AS p ON p.id = s.project_id
  LEFT JOIN shards AS first ON first.run_id = r.id
    AND first.number = (SELECT min(number) FROM shards WHERE run_id = r.id)
  LEFT JOIN environments AS e ON e.id = first.environment_id
) AS f
LEFT JOIN totals AS t ON t.run_id = f.run_id;
