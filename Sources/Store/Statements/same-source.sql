-- The runs of one commit or source, and what they saw of each other.
-- :as_of, where it is given: only what was known at that moment counts.

-- name: runsOfCommit
-- The runs of a run's commit that nobody took out, newest first: what WitnessRun reads, then what tells whether they
-- ended well and whether they are asked about.
SELECT
  r.id, r.key, m.machine, m.labels, r.started_at, r.run_key, r.is_stale, r.last_failed_at, r.last_failed_behind,
  r.recorded_at, r.last_failed_known_at,
  r.suite_id, r.source, r.is_dirty,
  coalesce(t.failed + t.errored, 0) > 0 OR r.is_complete = 0
    OR EXISTS (SELECT 1 FROM run_errors AS e WHERE e.run_id = r.id AND e.is_settled = 0) AS is_red,
  coalesce(t.tests, 0) = 0 AND EXISTS (SELECT 1 FROM benchmarks AS b WHERE b.run_id = r.id) AS is_of_benchmarks,
  (:suite IS NULL OR s.name = :suite) AND (:branch IS NULL OR r.branch = :branch) AS is_asked_about
FROM runs AS mine
JOIN runs AS r ON r.commit_hash = mine.commit_hash
JOIN suites AS s ON s.id = r.suite_id
JOIN run_machines AS m ON m.run_id = r.id
LEFT JOIN totals AS t ON t.run_id = r.id
WHERE mine.id = :run AND r.excluded_why IS NULL
ORDER BY r.id DESC

-- name: runBegunLast
-- Of the runs of a run's commit on the same machine with the same labels, that which began last; jobs of one build
-- are no runs of the same, nor is a part of the suite. Where the run was continued it went on after what began before.
SELECT r.id FROM runs AS mine
JOIN run_machines AS own ON own.run_id = mine.id
JOIN runs AS r ON r.suite_id = mine.suite_id AND r.started_at >= mine.started_at
JOIN run_machines AS m ON m.run_id = r.id
WHERE mine.id = :run AND r.excluded_why IS NULL AND r.commit_hash IS mine.commit_hash
  AND r.branch IS mine.branch AND m.machine IS own.machine AND m.labels IS own.labels
  AND (r.id = mine.id OR mine.continued_at IS NULL) AND (r.part IS NULL OR mine.part IS NOT NULL)
  AND (r.id = mine.id OR NOT coalesce(
    substr(r.run_key, 1, instr(r.run_key || '/', '/'))
      = substr(mine.run_key, 1, instr(mine.run_key || '/', '/')), 0))
  AND (NOT :is_clean OR NOT (r.is_dirty AND r.kind = 'local') OR r.id = mine.id)
  AND (NOT :is_covered OR EXISTS (SELECT 1 FROM coverage AS c WHERE c.run_id = r.id))
ORDER BY r.started_at DESC, r.id DESC LIMIT 1

-- name: newerExcludedRun
-- The newest run that somebody took out after a run was recorded.
SELECT r.id FROM runs AS r JOIN suites AS s ON s.id = r.suite_id
WHERE r.id > :run AND r.excluded_why IS NOT NULL
  AND (:project IS NULL OR s.project_id IN (SELECT id FROM projects WHERE name = :project))
  AND (:suite IS NULL OR s.name = :suite) AND (:branch IS NULL OR r.branch = :branch)
ORDER BY r.id DESC LIMIT 1

-- name: runsOfSource
-- The other runs of a source, oldest first, with what tells their platforms and builds.
SELECT
  r.id, r.key, m.machine, m.labels, r.started_at, r.run_key, r.is_stale, r.last_failed_at, r.last_failed_behind,
  r.recorded_at, r.last_failed_known_at
FROM runs AS r JOIN run_machines AS m ON m.run_id = r.id
WHERE r.suite_id = :suite AND r.source = :source AND r.id <> :run
  AND (r.excluded_at IS NULL OR r.excluded_at > :as_of)
  AND (:as_of IS NULL OR min(r.recorded_at, r.started_at + 86400000000) <= :as_of)
ORDER BY r.started_at, r.id

-- name: failedBenchmarksOnSource
-- The benchmarks that failed in other runs of a source, and in which.
SELECT r.id AS run_id, e.test_id FROM runs AS r JOIN run_errors AS e ON e.run_id = r.id
WHERE r.suite_id = :suite AND r.source = :source AND r.id <> :run AND e.test_id IS NOT NULL AND e.is_settled = 0
ORDER BY e.test_id, r.id

-- name: errorsOnSource
-- The errors outside the tests of other runs of a source that a command made, oldest first.
SELECT r.id AS run_id, e.name FROM runs AS r JOIN run_errors AS e ON e.run_id = r.id
WHERE r.suite_id = :suite AND r.source = :source AND r.id <> :run AND e.test_id IS NULL AND e.is_settled = 0
ORDER BY r.started_at, r.id, e.number

-- name: hasTestsOf
-- Whether a run has tests of a file, by its path or the name that the file has as a module.
SELECT 1 FROM attempts AS a JOIN tests AS t ON t.id = a.test_id
WHERE a.run_id = :run AND (
  t.file = :file OR substr(t.file, -length(:file) - 1) = '/' || :file
  OR t.class = :module OR substr(t.class, 1, length(:module) + 1) = :module || '.'
  OR substr(t.class, -length(:module) - 1) = '.' || :module)
LIMIT 1

-- name: isForeignRun
SELECT is_foreign FROM runs WHERE id = :run

-- name: copiedFromRun
-- The newest run of another source that a run's report of tests was recorded for, byte for byte, before it was.
SELECT r.id FROM reports AS mine
JOIN reports AS told ON told.content_hash = mine.content_hash AND told.run_id <> mine.run_id
JOIN runs AS r ON r.id = told.run_id
JOIN runs AS own ON own.id = mine.run_id
WHERE mine.run_id = :run AND own.is_foreign = 1 AND r.suite_id = own.suite_id AND r.source <> own.source
  AND r.id < own.id
ORDER BY r.id DESC LIMIT 1

-- name: witnessOfRun
SELECT
  r.id, r.key, m.machine, m.labels, r.started_at, r.run_key, r.is_stale, r.last_failed_at, r.last_failed_behind,
  r.recorded_at, r.last_failed_known_at
FROM runs AS r JOIN run_machines AS m ON m.run_id = r.id
WHERE r.id = :run

-- name: runsThatSawTheSame
-- The complete runs before a run that may have seen what it saw, newest first: those of its source, and those
-- of its branch where :of_branch, on the same class of machines and with the same values of the labels that are
-- dimensions; those with benchmarks where :of_benchmarks.
SELECT run_id FROM complete_runs
WHERE suite_id = :suite AND CASE WHEN :of_benchmarks THEN has_benchmarks ELSE has_tests END
  AND (excluded_at IS NULL OR excluded_at > :as_of) AND (:as_of IS NULL OR known_at <= :as_of)
  AND (source = :source OR (:of_branch AND branch IS :branch))
  AND (started_at, run_id) < (:started_at, :run)
  AND cpu_model IS :cpu_model AND machine_cores IS :machine_cores
  AND NOT EXISTS (
    SELECT 1 FROM labels AS mine
    WHERE mine.run_id = :run AND instr(:dimensions, char(10) || mine.key || char(10))
      AND NOT EXISTS (
        SELECT 1 FROM labels AS l
        WHERE l.run_id = complete_runs.run_id AND l.key = mine.key AND l.value = mine.value)
  )
ORDER BY started_at DESC, run_id DESC
LIMIT :limit
