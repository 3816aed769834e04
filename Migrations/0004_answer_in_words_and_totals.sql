-- What shells and scripts ask: outcomes in words, what each run came to, and views of what people join
-- again and again.

-- The greatest outcome of several is the worst, and 4 and above are failures.
CREATE TABLE outcomes (
  id   INTEGER PRIMARY KEY,
  word TEXT NOT NULL UNIQUE
) STRICT;

INSERT INTO outcomes VALUES
  (0, 'skipped'), (1, 'passed'), (2, 'xfailed'), (3, 'xpassed'), (4, 'failed'), (5, 'timed out'),
  (6, 'errored'), (7, 'crashed');

-- What a run came to, written when it is recorded, so that the trend of a suite need not count its
-- tests again. failed holds timed out, errored holds crashed; flaky: of the passed tests those that
-- failed as well; tests_us: of all first attempts together.
CREATE TABLE totals (
  run_id           INTEGER PRIMARY KEY REFERENCES runs ON DELETE CASCADE,
  tests            INTEGER NOT NULL,
  attempts         INTEGER NOT NULL,
  passed           INTEGER NOT NULL,
  failed           INTEGER NOT NULL,
  errored          INTEGER NOT NULL,
  skipped          INTEGER NOT NULL,
  xfailed          INTEGER NOT NULL,
  xpassed          INTEGER NOT NULL,
  flaky            INTEGER NOT NULL,
  tests_us         INTEGER,
  lines_covered    INTEGER,
  lines_total      INTEGER,
  branches_covered INTEGER,
  branches_total   INTEGER
) STRICT;

DROP VIEW results;

-- What a test came to in a run: the worst of its executions. first_duration_us: what the first attempt
-- took, which retries do not change.
-- Not grouped, so that what is asked of one run or one test reads no other.
CREATE VIEW results AS
SELECT
  run_id,
  test_id,
  (SELECT max(e.outcome) FROM executions AS e WHERE e.run_id = f.run_id AND e.test_id = f.test_id)
    AS outcome,
  (SELECT max(attempt) FROM attempts AS a WHERE a.run_id = f.run_id AND a.test_id = f.test_id)
    AS attempts,
  duration_us AS first_duration_us
FROM attempts AS f
WHERE attempt = 1;

INSERT INTO totals
SELECT
  run_id,
  count(*),
  sum(attempts),
  sum(outcome = 1),
  sum(outcome IN (4, 5)),
  sum(outcome IN (6, 7)),
  sum(outcome = 0),
  sum(outcome = 2),
  sum(outcome = 3),
  sum(outcome = 1 AND attempts > 1 AND EXISTS (
    SELECT 1 FROM attempts AS a
    WHERE a.run_id = r.run_id AND a.test_id = r.test_id AND a.outcome > 3)),
  CASE WHEN count(first_duration_us) > 0 THEN CAST(total(first_duration_us) AS INTEGER) END,
  lines_covered,
  lines_total,
  branches_covered,
  branches_total
FROM (
  SELECT
    run_id,
    test_id,
    max(attempt) AS attempts,
    CASE WHEN max(attempt) = 1 THEN max(outcome) ELSE (
      SELECT outcome FROM results AS s WHERE s.run_id = a.run_id AND s.test_id = a.test_id
    ) END AS outcome,
    max(CASE WHEN attempt = 1 THEN duration_us END) AS first_duration_us
  FROM attempts AS a
  GROUP BY run_id, test_id
) AS r
LEFT JOIN (
  SELECT
    run_id, sum(lines_covered) AS lines_covered, sum(lines_total) AS lines_total,
    sum(branches_covered) AS branches_covered, sum(branches_total) AS branches_total
  FROM coverage GROUP BY run_id
) USING (run_id)
GROUP BY run_id;

DROP VIEW run_list;

-- Each run with its figures over its shards, which ran at the same time, so that the slowest is the
-- run's wall time.
-- probe_us: of probes before and after that differ by more than a seventh neither is the machine's speed.
-- efficiency_percent: CPU time of wall time times the workers that had a core, else the cores.
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
  round(100.0 * (f.user_us + f.system_us) / nullif(f.wall_us * coalesce(
    min(f.workers, f.cores), f.workers, f.cores), 0), 2) AS efficiency_percent,
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
    e.cores AS machine_cores
  FROM runs AS r
  JOIN suites AS s ON s.id = r.suite_id
  JOIN projects AS p ON p.id = s.project_id
  LEFT JOIN shards AS first ON first.run_id = r.id
    AND first.number = (SELECT min(number) FROM shards WHERE run_id = r.id)
  LEFT JOIN environments AS e ON e.id = first.environment_id
) AS f
LEFT JOIN totals AS t ON t.run_id = f.run_id;

-- Each suite with its newest run, and whether it ever had tests and benchmarks.
CREATE VIEW suite_list AS
SELECT
  s.id AS suite_id,
  p.name AS project,
  s.name AS suite,
  (SELECT strftime('%Y-%m-%dT%H:%M:%SZ', max(started_at) / 1000000, 'unixepoch')
   FROM runs WHERE suite_id = s.id) AS newest,
  EXISTS (SELECT 1 FROM runs AS r JOIN totals AS t ON t.run_id = r.id
          WHERE r.suite_id = s.id AND t.tests > 0) AS has_tests,
  EXISTS (SELECT 1 FROM runs AS r JOIN benchmarks AS b ON b.run_id = r.id
          WHERE r.suite_id = s.id) AS has_benchmarks
FROM suites AS s
JOIN projects AS p ON p.id = s.project_id;

-- The labels of runs as they are written: db=sqlite.
CREATE VIEW run_labels AS
SELECT run_id, key || '=' || value AS label FROM labels;

-- Each attempt with its test, its phases and the first thing that it said.
CREATE VIEW attempt_list AS
SELECT
  a.run_id,
  a.test_id,
  CASE WHEN coalesce(t.class, t.file, '') = '' THEN t.name
    ELSE coalesce(t.class, t.file) || '::' || t.name END AS test,
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

-- The covered part of each file in each run that has coverage.
CREATE VIEW coverage_list AS
SELECT
  c.run_id,
  c.file_id,
  f.path AS file,
  c.lines_covered,
  c.lines_total,
  c.branches_covered,
  c.branches_total,
  c.lines_total - c.lines_covered + c.branches_total - c.branches_covered AS missing,
  round(100.0 * c.lines_covered / nullif(c.lines_total, 0), 2) AS lines_percent,
  round(100.0 * (c.lines_covered + c.branches_covered)
    / nullif(c.lines_total + c.branches_total, 0), 2) AS coverage_percent
FROM coverage AS c
JOIN files AS f ON f.id = c.file_id;

-- Each benchmark in each run that has it.
CREATE VIEW benchmark_list AS
SELECT
  b.run_id,
  b.test_id,
  CASE WHEN coalesce(t.class, t.file, '') = '' THEN t.name
    ELSE coalesce(t.class, t.file) || '::' || t.name END AS test,
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
JOIN tests AS t ON t.id = b.test_id;
