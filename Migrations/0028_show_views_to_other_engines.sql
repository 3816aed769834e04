-- Other engines that read the store, such as DuckDB, run its views by themselves: where one of them holds what only
-- SQLite knows, all its columns arrive as text, or it cannot be read. What SQLite alone knows is kept to two small
-- views of text, and what has no type of its own is given one.

DROP VIEW run_list;
DROP VIEW suite_list;
DROP VIEW verdict_list;
DROP VIEW complete_runs;
DROP VIEW message_list;
DROP VIEW run_machines;
DROP VIEW run_labels;

-- started: as people write it.
CREATE VIEW run_dates AS
SELECT
  key AS run,
  CAST(strftime('%Y-%m-%dT%H:%M:%SZ', started_at / 1000000, 'unixepoch') AS TEXT) AS started
FROM runs;

CREATE VIEW verdict_dates AS
SELECT
  CAST(id AS TEXT) AS verdict,
  CAST(strftime('%Y-%m-%dT%H:%M:%SZ', judged_at / 1000000, 'unixepoch') AS TEXT) AS judged_at
FROM verdicts;

CREATE VIEW run_list AS
SELECT
  f.*,
  t.tests,
  t.passed + t.xfailed + t.xpassed AS passed,
  t.failed + t.errored AS failed,
  t.skipped,
  t.flaky,
  t.tests_us,
  CAST(round(100.0 * (t.lines_covered + t.branches_covered)
    / nullif(t.lines_total + t.branches_total, 0), 2) AS DOUBLE) AS coverage_percent,
  CAST(round(100.0 * (f.user_us + f.system_us) / nullif((f.wall_us + coalesce(f.build_us, 0))
    * coalesce(CASE WHEN f.workers < f.cores THEN f.workers ELSE f.cores END, f.workers, f.cores), 0), 2)
    AS DOUBLE) AS efficiency_percent,
  CAST(CASE WHEN f.wall_source <> 'sum'
    THEN round(100.0 * t.tests_us / nullif(f.wall_us * f.workers, 0), 2) END AS DOUBLE) AS busy_percent
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
    (SELECT d.started FROM run_dates AS d WHERE d.run = r.key) AS started,
    r.is_complete,
    r.excluded_why,
    r.commit_depth,
    r.base_depth,
    CAST(coalesce(
      r.wall_us,
      (SELECT max(wall_us) FROM shards WHERE run_id = r.id)) AS BIGINT) AS wall_us,
    (SELECT wall_source FROM shards WHERE run_id = r.id ORDER BY wall_us DESC LIMIT 1)
      AS wall_source,
    CAST((SELECT sum(user_us) FROM shards WHERE run_id = r.id) AS BIGINT) AS user_us,
    CAST((SELECT sum(system_us) FROM shards WHERE run_id = r.id) AS BIGINT) AS system_us,
    CAST((SELECT sum(cores) FROM shards WHERE run_id = r.id) AS DOUBLE) AS cores,
    CAST((SELECT sum(workers) FROM shards WHERE run_id = r.id) AS BIGINT) AS workers,
    CAST((SELECT avg((probe_before_us + probe_after_us) / 2.0) FROM shards
     WHERE run_id = r.id
       AND abs(probe_before_us - probe_after_us) * 7
         <= CASE WHEN probe_before_us < probe_after_us THEN probe_before_us ELSE probe_after_us END)
      AS DOUBLE) AS probe_us,
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

CREATE VIEW suite_list AS
SELECT
  s.id AS suite_id,
  p.name AS project,
  s.name AS suite,
  (SELECT d.started FROM run_dates AS d
   WHERE d.run = (
     SELECT key FROM runs WHERE suite_id = s.id AND excluded_why IS NULL
     ORDER BY started_at DESC LIMIT 1)) AS newest,
  CAST(EXISTS (SELECT 1 FROM runs AS r JOIN totals AS t ON t.run_id = r.id
          WHERE r.suite_id = s.id AND t.tests > 0) AS INTEGER) AS has_tests,
  CAST(EXISTS (SELECT 1 FROM runs AS r JOIN benchmarks AS b ON b.run_id = r.id
          WHERE r.suite_id = s.id) AS INTEGER) AS has_benchmarks
FROM suites AS s
JOIN projects AS p ON p.id = s.project_id;

CREATE VIEW verdict_list AS
SELECT
  v.id AS verdict_id,
  v.run_id,
  d.judged_at,
  v.verdict,
  (SELECT group_concat(rule, ', ') FROM rule_results
   WHERE verdict_id = v.id AND status = 'fail') AS failed,
  (SELECT group_concat(rule, ', ') FROM rule_results
   WHERE verdict_id = v.id AND status = 'warn') AS warned,
  (SELECT group_concat(rule, ', ') FROM rule_results
   WHERE verdict_id = v.id AND status = 'inconclusive') AS inconclusive,
  (SELECT group_concat(name || '=' || value, ' ') FROM verdict_settings
   WHERE verdict_id = v.id) AS settings
FROM verdict_dates AS d
CROSS JOIN verdicts AS v
WHERE v.id = CAST(d.verdict AS BIGINT);

-- The complete runs that others can be judged against.
-- known_at: what was recorded more than a day after it began was imported, and is taken as known a day after it
-- began.
-- has_benchmarks: also where each of them failed.
CREATE VIEW complete_runs AS
SELECT
  r.id AS run_id,
  r.suite_id,
  r.source,
  r.branch,
  r.started_at,
  r.commit_depth,
  r.excluded_at,
  r.is_stale,
  CASE WHEN r.recorded_at < r.started_at + 86400000000 THEN r.recorded_at
    ELSE r.started_at + 86400000000 END AS known_at,
  e.cpu_model,
  e.cores AS machine_cores,
  CAST(EXISTS (SELECT 1 FROM attempts AS a WHERE a.run_id = r.id) AS INTEGER) AS has_tests,
  CAST(EXISTS (SELECT 1 FROM benchmarks AS b WHERE b.run_id = r.id)
    OR EXISTS (SELECT 1 FROM run_errors AS f WHERE f.run_id = r.id AND f.test_id IS NOT NULL) AS INTEGER)
    AS has_benchmarks
FROM runs AS r
LEFT JOIN shards AS first ON first.run_id = r.id
  AND first.number = (SELECT min(number) FROM shards WHERE run_id = r.id)
LEFT JOIN environments AS e ON e.id = first.environment_id
WHERE r.is_complete = 1;

-- What people read of a message, and its first line, by which messages of one cause are told.
CREATE VIEW message_list AS
SELECT
  message_id,
  coalesce(message, type, detail) AS message,
  coalesce(fingerprint, type || ' ' || first_line, first_line, type, '') AS cause
FROM (
  SELECT
    id AS message_id, type, message, detail, fingerprint,
    substr(message, 1, instr(message || '
', '
') - 1) AS first_line
  FROM messages
);

CREATE VIEW run_machines AS
SELECT
  r.id AS run_id,
  trim(coalesce(e.os, '') || ' ' || coalesce(e.arch, '') || ' ' || coalesce(e.image, '')) AS machine,
  (
    SELECT group_concat(key || '=' || value, '
') FROM labels WHERE run_id = r.id
  ) AS labels
FROM runs AS r
LEFT JOIN shards AS s ON s.run_id = r.id
  AND s.number = (SELECT min(number) FROM shards WHERE run_id = r.id)
LEFT JOIN environments AS e ON e.id = s.environment_id;

-- A condition that always holds: without one DuckDB counts the rows of a view by their rowid, and these have none.
CREATE VIEW run_labels AS
SELECT run_id, key || '=' || value AS label FROM labels WHERE run_id IS NOT NULL;
