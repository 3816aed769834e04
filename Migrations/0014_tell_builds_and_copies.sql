-- A build that ran before the tests is none of their time, and a report that another commit had already is none
-- of this one's.

-- build_us: what the command took to build what it tests, which wall_us leaves out; NULL where nobody knows.
ALTER TABLE shards ADD COLUMN build_us INTEGER CHECK (build_us >= 0);

CREATE INDEX reports_of_content ON reports (content_hash);

DROP VIEW run_list;

-- Each run with its figures over its shards, which ran at the same time, so that the slowest is the
-- run's wall time.
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
    (SELECT max(wall_us) FROM shards WHERE run_id = r.id) AS wall_us,
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
