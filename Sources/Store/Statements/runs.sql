-- Runs, and the choice of those that others are judged against.

-- name: run
SELECT
  run, project, suite, source, commit_hash, subject, is_dirty, branch, kind, build_url, started_at,
  is_complete, excluded_why, commit_depth, base_depth, wall_us, wall_source, user_us, system_us, cores,
  workers, probe_us, cpu_model, machine_cores
FROM run_list WHERE run_id = :run

-- name: suiteOfRun
SELECT suite_id FROM runs WHERE id = :run

-- name: runsLike
SELECT id FROM runs WHERE key >= :prefix AND key < :prefix || 'g' LIMIT 2

-- name: latestRun
-- The run that was recorded or continued last.
SELECT id FROM (
  SELECT * FROM (
    SELECT r.id, r.recorded_at AS seen_at FROM runs AS r JOIN suites AS s ON s.id = r.suite_id
    WHERE (:suite IS NULL OR s.name = :suite) AND (:branch IS NULL OR r.branch = :branch)
      AND r.excluded_why IS NULL
    ORDER BY r.id DESC LIMIT 1)
  UNION ALL
  SELECT * FROM (
    SELECT r.id, r.continued_at FROM runs AS r JOIN suites AS s ON s.id = r.suite_id
    WHERE (:suite IS NULL OR s.name = :suite) AND (:branch IS NULL OR r.branch = :branch)
      AND r.continued_at IS NOT NULL AND r.excluded_why IS NULL
    ORDER BY r.continued_at DESC, r.id DESC LIMIT 1)
)
ORDER BY seen_at DESC, id DESC LIMIT 1

-- name: baselineRuns
-- The complete runs of the trunk before a run, newest first; of one class of machines where one is named.
SELECT run_id FROM run_list
WHERE suite_id = :suite
  AND (branch = :trunk OR (branch IS NULL AND :branch IS NULL))
  AND is_complete = 1 AND excluded_why IS NULL
  AND EXISTS (SELECT 1 FROM attempts AS a WHERE a.run_id = run_list.run_id)
  AND (started_at, run_id) < (:started_at, :run)
  AND (:base_depth IS NULL OR commit_depth IS NULL OR commit_depth <= :base_depth)
  AND (:any_machine OR (cpu_model IS :cpu_model AND machine_cores IS :machine_cores))
ORDER BY started_at DESC, run_id DESC
LIMIT :limit

-- name: earlierRuns
-- The runs of the trunk before a run, newest first, whatever became of them.
SELECT run_id FROM run_list
WHERE suite_id = :suite
  AND (branch = :trunk OR (branch IS NULL AND :branch IS NULL))
  AND (started_at, run_id) < (:started_at, :run)
  AND started_at >= :since
ORDER BY started_at DESC, run_id DESC
LIMIT :limit

-- name: latestOfBranch
SELECT run_id FROM run_list
WHERE suite_id = :suite AND branch IS :branch AND is_complete = 1 AND excluded_why IS NULL
  AND EXISTS (SELECT 1 FROM attempts AS a WHERE a.run_id = run_list.run_id)
  AND (started_at, run_id) <= (:started_at, :run)
ORDER BY started_at DESC, run_id DESC
LIMIT :limit

-- name: trunkRuns
-- The complete runs of the trunk, newest first.
SELECT run_id FROM run_list
WHERE suite = :suite
  AND (branch = :trunk OR (branch IS NULL AND NOT EXISTS (
    SELECT 1 FROM runs WHERE branch = :trunk AND suite_id = run_list.suite_id)))
  AND is_complete = 1 AND excluded_why IS NULL
ORDER BY started_at DESC, run_id DESC
LIMIT :limit

-- name: windowRuns
-- The runs of a suite that tell how its tests behave, oldest first: complete ones, of the newest sources
-- and the days before the newest of them, up to a run where one is named. What is dated more than an hour
-- ahead of :now is not the newest.
WITH known AS (
  SELECT id, source, started_at FROM runs
  WHERE suite_id = :suite AND excluded_why IS NULL AND is_complete = 1
    AND (:until IS NULL OR (started_at, id) <= (:until, :run))
    AND EXISTS (SELECT 1 FROM attempts WHERE run_id = runs.id)
),
recent AS (
  SELECT * FROM known
  WHERE started_at >= (
    SELECT max(started_at) FROM known WHERE :now IS NULL OR started_at <= :now + 3600000000
  ) - :days * 86400000000
),
newest AS (
  SELECT source FROM recent GROUP BY source ORDER BY min(started_at) DESC LIMIT :sources
)
SELECT r.id, p.platform
FROM recent AS r
JOIN newest AS n ON n.source = r.source
JOIN platforms AS p ON p.run_id = r.id
ORDER BY r.started_at, r.id

-- name: coverageOfRun
SELECT sum(lines_covered), sum(lines_total), sum(branches_covered), sum(branches_total)
FROM coverage WHERE run_id = :run GROUP BY run_id

-- name: errorsOfRun
SELECT e.name, m.type, m.message, m.detail
FROM run_errors AS e JOIN messages AS m ON m.id = e.message_id
WHERE e.run_id = :run AND e.is_settled = 0 ORDER BY e.number

-- name: dialectOfRun
SELECT dialect FROM reports WHERE run_id = :run AND dialect IS NOT NULL
ORDER BY format = 'junit' LIMIT 1

-- name: platformOfRun
SELECT platform FROM platforms WHERE run_id = :run

-- name: hasBranch
SELECT 1 FROM runs WHERE branch = :branch LIMIT 1

-- name: excludeRun
UPDATE runs SET excluded_at = :at, excluded_by = :author, excluded_why = :why WHERE id = :run

-- name: suitesNamed
SELECT s.id FROM suites AS s JOIN projects AS p ON p.id = s.project_id
WHERE :name IS NULL OR s.name = :name
ORDER BY p.name
