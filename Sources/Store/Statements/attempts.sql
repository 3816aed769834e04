-- The attempts of runs: what they came to and took.

-- name: addAttempt
INSERT INTO attempts (run_id, test_id, attempt, outcome, duration_us, mode)
VALUES (?, ?, ?, ?, ?, ?)

-- name: changeAttempt
UPDATE attempts SET outcome = :outcome, mode = :mode
WHERE run_id = :run AND test_id = :test AND attempt = :attempt

-- name: shiftAttempts
UPDATE attempts SET attempt = attempt + :by WHERE run_id = :run AND test_id = :test AND attempt <= :last

-- name: shiftTimingsOfTest
UPDATE timings SET attempt = attempt + :by WHERE run_id = :run AND test_id = :test AND attempt <= :last

-- name: shiftFailures
UPDATE failures SET attempt = attempt + :by WHERE run_id = :run AND test_id = :test AND attempt <= :last

-- name: changeFirstAttempt
-- A test's first attempt begins an execution, and what was the first one repeats it.
UPDATE attempts SET mode = CASE WHEN attempt = 1 THEN :suite WHEN mode = :suite THEN :rerun ELSE mode END
WHERE run_id = :run AND test_id = :test AND attempt IN (1, :former)

-- name: addTiming
INSERT INTO timings (run_id, test_id, attempt, setup_us, call_us, teardown_us, started_us, worker)
VALUES (:run, :test, :attempt, :setup, :call, :teardown, :started, :worker)

-- name: shiftTimings
UPDATE timings SET started_us = started_us + :shift WHERE run_id = :run AND started_us IS NOT NULL

-- name: addFailure
INSERT INTO failures (run_id, test_id, attempt, number, message_id)
VALUES (:run, :test, :attempt, :number, :message)

-- name: attemptCounts
SELECT test_id, max(attempt) AS attempts FROM attempts WHERE run_id = :run GROUP BY test_id

-- name: attemptsOfTest
SELECT attempt, outcome, mode FROM attempts
WHERE run_id = :run AND test_id = :test ORDER BY attempt

-- name: attemptsOfRun
SELECT test_id, outcome, mode, duration_us FROM attempts WHERE run_id = :run ORDER BY test_id, attempt

-- name: startsOfRun
-- When the attempts of a run began on which worker, and what their phases took together where that is known. In
-- several parts of a run one name may stand for several workers: none then.
SELECT
  test_id, attempt, worker, started_us, setup_us + call_us + teardown_us AS took_us
FROM timings
WHERE run_id = :run AND worker IS NOT NULL
  AND (SELECT count(*) FROM shards WHERE run_id = :run) = 1
ORDER BY test_id, attempt

-- name: hasTimings
-- Whether phases are known of any attempt of a run.
SELECT 1 FROM timings WHERE run_id = :run LIMIT 1

-- name: callsOfRun
SELECT test_id, call_us FROM timings
WHERE run_id = :run AND attempt = 1 AND call_us IS NOT NULL ORDER BY test_id

-- name: benchmarksOfRun
SELECT test_id, median_ns FROM benchmarks WHERE run_id = :run ORDER BY test_id

-- name: failedBenchmarksOfRun
-- Those that failed and were not measured since.
SELECT test_id FROM run_errors
WHERE run_id = :run AND test_id IS NOT NULL AND is_settled = 0 ORDER BY test_id

-- name: allBenchmarksOfRun
-- Those that were measured, and those that failed.
SELECT test_id FROM benchmarks WHERE run_id = :run
UNION
SELECT test_id FROM run_errors WHERE run_id = :run AND test_id IS NOT NULL

-- name: attemptsOnSource
-- The attempts of the tests that failed in any run of a source, in all runs of it.
WITH of_source AS MATERIALIZED (
  SELECT id FROM runs WHERE suite_id = :suite AND source = :source
),
failed AS MATERIALIZED (
  SELECT DISTINCT test_id FROM of_source CROSS JOIN attempts ON run_id = id AND outcome >= 4
)
SELECT a.run_id, a.test_id, a.outcome, a.mode
FROM of_source AS r CROSS JOIN failed AS f
CROSS JOIN attempts AS a ON a.run_id = r.id AND a.test_id = f.test_id
ORDER BY a.run_id, a.test_id, a.attempt

-- name: usualDuration
WITH newest AS MATERIALIZED (
  SELECT duration_us FROM runs AS r
  CROSS JOIN attempts AS a ON a.run_id = r.id AND a.test_id = :test AND a.attempt = 1
  WHERE r.suite_id = :suite AND r.excluded_why IS NULL AND a.outcome <> 0 AND duration_us IS NOT NULL
  ORDER BY r.started_at DESC LIMIT 30
)
SELECT duration_us FROM newest ORDER BY duration_us
LIMIT 1 OFFSET (SELECT count(*) FROM newest) / 2

-- name: timelineOfRun
SELECT
  t.test_id, t.worker, t.started_us, t.setup_us,
  coalesce(t.setup_us + t.call_us + t.teardown_us, a.duration_us, 0) AS total_us
FROM timings AS t
JOIN attempts AS a ON a.run_id = t.run_id AND a.test_id = t.test_id AND a.attempt = t.attempt
WHERE t.run_id = :run AND t.worker IS NOT NULL AND t.started_us IS NOT NULL
ORDER BY t.worker, t.started_us, t.test_id

-- name: timedTestsOfRun
-- What the first attempts of a run's tests took, and where and when they ran.
SELECT a.test_id, a.duration_us, t.setup_us, t.teardown_us, t.started_us, t.worker
FROM attempts AS a
LEFT JOIN timings AS t ON t.run_id = a.run_id AND t.test_id = a.test_id AND t.attempt = a.attempt
WHERE a.run_id = :run AND a.attempt = 1
ORDER BY a.test_id

-- name: failuresOfRun
-- What failed attempts of a run said.
SELECT f.test_id, f.attempt, f.message_id
FROM failures AS f
JOIN attempts AS a ON a.run_id = f.run_id AND a.test_id = f.test_id AND a.attempt = f.attempt
WHERE f.run_id = :run AND a.outcome >= 4
ORDER BY f.test_id, f.attempt, f.number
