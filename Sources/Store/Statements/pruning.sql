-- Thinning out old runs.

-- name: runsToThin
-- All runs, oldest first, with what tells whether one goes. place: its number in its suite, from the newest. is_needed:
-- a pin is of it, an acceptance counts from it, verdicts are given beside it, or losses of the trunk were last seen
-- in it. :newest: up to which moment runs are no mistake of a clock.
WITH beside AS (
  SELECT
    c.run_id,
    row_number() OVER (
      PARTITION BY c.suite_id, c.has_benchmarks, c.cpu_model, c.machine_cores, (
        SELECT group_concat(key || '=' || value, char(10)) FROM labels WHERE run_id = c.run_id)
      ORDER BY c.started_at DESC, c.run_id DESC) AS place,
    row_number() OVER (PARTITION BY c.suite_id ORDER BY c.started_at DESC, c.run_id DESC) AS age
  FROM complete_runs AS c
  WHERE c.excluded_at IS NULL AND (c.branch = :trunk OR c.branch IS NULL)
),
watched AS (SELECT run_id FROM beside WHERE age <= :remembered),
needed AS (
  SELECT run_id FROM pins
  UNION SELECT run_id FROM acceptances
  UNION SELECT run_id FROM beside WHERE place <= :baseline
  UNION SELECT run_id FROM departures WHERE run_id IN (SELECT run_id FROM watched)
  UNION SELECT next_run_id FROM departures WHERE next_run_id IN (SELECT run_id FROM watched)
  UNION SELECT run_id FROM begun_skips WHERE run_id IN (SELECT run_id FROM watched)
  UNION SELECT next_run_id FROM begun_skips WHERE next_run_id IN (SELECT run_id FROM watched)
)
SELECT
  r.id, r.key, p.name AS project, s.name AS suite, r.started_at,
  row_number() OVER (PARTITION BY r.suite_id ORDER BY r.started_at DESC, r.id DESC) AS place,
  max(r.started_at) FILTER (WHERE r.started_at <= :newest) OVER (PARTITION BY r.suite_id) AS newest_at,
  r.id IN (SELECT run_id FROM needed) AS is_needed
FROM runs AS r JOIN suites AS s ON s.id = r.suite_id JOIN projects AS p ON p.id = s.project_id
WHERE (:suite IS NULL OR s.name = :suite) AND (:project IS NULL OR p.name = :project)
ORDER BY r.started_at, r.id

-- name: addToDay
INSERT INTO daily_runs (
  suite_id, day, branch, runs, walls, wall_us, measured, tests_us, efficiencies, efficiency_percent, loads,
  busy_percent, passed, failed, flaky, newest_at, tests, coverage_percent
)
SELECT
  suite_id, started_at / 86400000000, CASE WHEN branch = :trunk THEN branch ELSE '' END, 1,
  wall_us IS NOT NULL, coalesce(wall_us, 0), tests_us IS NOT NULL, coalesce(tests_us, 0),
  efficiency_percent IS NOT NULL, coalesce(efficiency_percent, 0), busy_percent IS NOT NULL,
  coalesce(busy_percent, 0), coalesce(passed, 0), coalesce(failed, 0), coalesce(flaky, 0), started_at, tests,
  coverage_percent
FROM run_list
WHERE run_id = :run AND excluded_why IS NULL
ON CONFLICT DO UPDATE SET
  runs = runs + 1, walls = walls + excluded.walls, wall_us = wall_us + excluded.wall_us,
  measured = measured + excluded.measured, tests_us = tests_us + excluded.tests_us,
  efficiencies = efficiencies + excluded.efficiencies,
  efficiency_percent = efficiency_percent + excluded.efficiency_percent,
  loads = loads + excluded.loads, busy_percent = busy_percent + excluded.busy_percent,
  passed = passed + excluded.passed, failed = failed + excluded.failed, flaky = flaky + excluded.flaky,
  tests = CASE WHEN excluded.newest_at >= newest_at THEN coalesce(excluded.tests, tests) ELSE tests END,
  coverage_percent = CASE WHEN excluded.newest_at >= newest_at
    THEN coalesce(excluded.coverage_percent, coverage_percent) ELSE coverage_percent END,
  newest_at = max(newest_at, excluded.newest_at)

-- name: addTestsToDay
INSERT INTO daily_tests (test_id, day, branch, runs, passed, failed, duration_us, setup_us)
SELECT
  a.test_id, r.started_at / 86400000000, CASE WHEN r.branch = :trunk THEN r.branch ELSE '' END, 1,
  x.outcome BETWEEN 1 AND 3, x.outcome > 3, a.duration_us, t.setup_us
FROM runs AS r
CROSS JOIN results AS x ON x.run_id = r.id
CROSS JOIN attempts AS a ON a.run_id = r.id AND a.test_id = x.test_id AND a.attempt = 1
LEFT JOIN timings AS t ON t.run_id = r.id AND t.test_id = a.test_id AND t.attempt = 1
WHERE r.id = :run AND r.excluded_why IS NULL
ON CONFLICT DO UPDATE SET
  runs = runs + 1, passed = passed + excluded.passed, failed = failed + excluded.failed,
  duration_us = coalesce(duration_us + excluded.duration_us, duration_us, excluded.duration_us),
  setup_us = coalesce(setup_us + excluded.setup_us, setup_us, excluded.setup_us)

-- name: countAttempts
SELECT count(*) AS attempts FROM attempts WHERE run_id = :run

-- name: removeRun
DELETE FROM runs WHERE id = :run

-- name: removeUnusedLineSets
DELETE FROM line_sets
WHERE id NOT IN (SELECT line_set_id FROM reported_coverage WHERE line_set_id IS NOT NULL)

-- name: countDays
SELECT count(*) AS days FROM daily_runs

-- name: pagesInUse
-- How many bytes of the file something stands in.
SELECT (
  (SELECT page_count FROM pragma_page_count) - (SELECT freelist_count FROM pragma_freelist_count)
) * (SELECT page_size FROM pragma_page_size) AS bytes
