-- What a run came to, as it is sent to an archive of many stores. The first columns of each are those by which rows
-- lie there; :suite, :run_hash and :version come from what the archive knows.

-- name: archivedRun
SELECT
  :suite AS suite, l.started_at, :run_hash AS run_hash, :version AS version, l.run, l.project, l.suite AS suite_name,
  l.source, l.commit_hash, l.subject, l.branch, l.kind, l.build_url,
  (SELECT group_concat(label, char(31)) FROM (SELECT label FROM run_labels WHERE run_id = l.run_id ORDER BY label))
    AS labels,
  l.is_complete, l.excluded_why,
  (SELECT verdict FROM verdicts AS v WHERE v.run_id = l.run_id ORDER BY id DESC LIMIT 1) AS verdict,
  l.wall_us, l.tests, l.passed, l.failed, l.skipped, l.flaky, l.tests_us, l.coverage_percent, l.efficiency_percent,
  l.busy_percent
FROM run_list AS l WHERE l.run_id = :run

-- name: archivedTests
SELECT :suite AS suite, t.key, n.test, t.file, t.class, t.name
FROM (SELECT DISTINCT test_id FROM attempts WHERE run_id = :run) AS a
JOIN tests AS t ON t.id = a.test_id JOIN test_names AS n ON n.test_id = t.id
ORDER BY t.key

-- name: archivedMessages
SELECT m.key, l.message, coalesce(l.cause, '') AS cause
FROM messages AS m JOIN message_list AS l ON l.message_id = m.id
WHERE m.id IN (
  SELECT message_id FROM failures WHERE run_id = :run UNION SELECT message_id FROM run_errors WHERE run_id = :run)
ORDER BY m.key

-- name: archivedResults
-- Of a duration that nobody knows the first part is the greatest there is.
SELECT
  :suite AS suite, t.key, :started AS started, :run_hash AS run_hash, a.attempt, :version AS version, a.outcome,
  CASE WHEN f.attempts = 1 THEN a.outcome
    ELSE (SELECT r.outcome FROM results AS r WHERE r.run_id = :run AND r.test_id = a.test_id) END AS result,
  a.mode,
  coalesce(max(a.duration_us, 0) >> 16, 4294967295) AS us_high, coalesce(max(a.duration_us, 0) & 65535, 0) AS us_low
FROM attempts AS a
JOIN tests AS t ON t.id = a.test_id
JOIN (SELECT test_id, max(attempt) AS attempts FROM attempts WHERE run_id = :run GROUP BY test_id) AS f
  ON f.test_id = a.test_id
WHERE a.run_id = :run
ORDER BY t.key, a.attempt

-- name: archivedTimings
SELECT
  :suite AS suite, t.key, :started AS started, :run_hash AS run_hash, g.attempt, :version AS version,
  g.setup_us, g.call_us, g.teardown_us, g.worker
FROM timings AS g JOIN tests AS t ON t.id = g.test_id
WHERE g.run_id = :run
ORDER BY t.key, g.attempt

-- name: archivedFailures
SELECT
  :suite AS suite, :started AS started, :run_hash AS run_hash, t.key AS test, a.attempt AS attempt, 0 AS is_error,
  :version AS version, '' AS name, a.outcome, a.duration_us,
  (SELECT m.key FROM failures AS f JOIN messages AS m ON m.id = f.message_id
   WHERE f.run_id = a.run_id AND f.test_id = a.test_id AND f.attempt = a.attempt ORDER BY f.number LIMIT 1) AS message
FROM attempts AS a JOIN tests AS t ON t.id = a.test_id
WHERE a.run_id = :run AND a.outcome > 3
UNION ALL
SELECT
  :suite, :started, :run_hash, 0, e.number, 1, :version, e.name, 0, NULL,
  (SELECT m.key FROM messages AS m WHERE m.id = e.message_id)
FROM run_errors AS e WHERE e.run_id = :run

-- name: archivedPlace
SELECT r.key, r.started_at, p.name AS project, s.name AS suite
FROM runs AS r JOIN suites AS s ON s.id = r.suite_id JOIN projects AS p ON p.id = s.project_id
WHERE r.id = :run
