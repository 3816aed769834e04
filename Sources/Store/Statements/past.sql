-- The runs before a run that it is judged against, and what went with them.
-- :as_of, where it is given: only what was known at that moment counts.

-- name: baselineRuns
-- The complete runs of the trunk before a run, newest first, no parts of the suite; of one class of machines where one
-- is named.
-- Those of the same values of the labels named in :dimensions, a line each, unless :any_labels; those of other
-- sources unless :any_source, since what one source lost does not heal by running it again. Those with tests, or
-- those with benchmarks where :of_benchmarks, of the last 500 of the suite: there may be none.
SELECT run_id FROM complete_runs
WHERE suite_id = :suite AND CASE WHEN :of_benchmarks THEN has_benchmarks ELSE has_tests END AND part IS NULL
  AND (branch = :trunk OR (branch IS NULL AND :branch IS NULL))
  AND (excluded_at IS NULL OR excluded_at > :as_of) AND (:as_of IS NULL OR known_at <= :as_of)
  AND (started_at, run_id) < (:started_at, :run)
  AND (:base_depth IS NULL OR commit_depth IS NULL OR commit_depth <= :base_depth)
  AND (:any_machine OR (cpu_model IS :cpu_model AND machine_cores IS :machine_cores))
  AND (:any_source OR source <> :source)
  AND (NOT :of_benchmarks OR started_at >= coalesce((
    SELECT started_at FROM runs
    WHERE suite_id = :suite AND started_at <= :started_at
    ORDER BY started_at DESC LIMIT 1 OFFSET 500), started_at))
  AND (:any_labels OR NOT EXISTS (
    SELECT 1 FROM labels AS mine
    WHERE mine.run_id = :run AND instr(:dimensions, char(10) || mine.key || char(10))
      AND NOT EXISTS (
        SELECT 1 FROM labels AS l
        WHERE l.run_id = complete_runs.run_id AND l.key = mine.key AND l.value = mine.value)
  ) AND NOT EXISTS (
    SELECT 1 FROM labels AS l
    WHERE l.run_id = complete_runs.run_id AND instr(:dimensions, char(10) || l.key || char(10))
      AND NOT EXISTS (SELECT 1 FROM labels AS mine WHERE mine.run_id = :run AND mine.key = l.key)
  ))
ORDER BY started_at DESC, run_id DESC
LIMIT :limit

-- name: lossRuns
-- The newest complete runs of the trunk before a run, with what tells which of them losses are seen by: source,
-- labels, the key of a CI's job, and whether somebody was at work when it ran.
SELECT
  w.run_id, w.source,
  (SELECT group_concat(key || '=' || value, char(10)) FROM labels WHERE run_id = w.run_id) AS labels,
  r.run_key, r.is_dirty AND r.kind = 'local' AS is_draft
FROM whole_runs AS w JOIN runs AS r ON r.id = w.run_id
WHERE w.suite_id = :suite AND w.part IS NULL
  AND (w.branch = :trunk OR (w.branch IS NULL AND :branch IS NULL))
  AND (w.excluded_at IS NULL OR w.excluded_at > :as_of) AND (:as_of IS NULL OR w.known_at <= :as_of)
  AND (w.started_at, w.run_id) < (:started_at, :run)
  AND (:base_depth IS NULL OR w.commit_depth IS NULL OR w.commit_depth <= :base_depth)
ORDER BY w.started_at DESC, w.run_id DESC
LIMIT :limit

-- name: lossRun
-- The same of one run.
SELECT
  id AS run_id, source,
  (SELECT group_concat(key || '=' || value, char(10)) FROM labels WHERE run_id = runs.id) AS labels,
  run_key, is_dirty AND kind = 'local' AS is_draft
FROM runs WHERE id = :run

-- name: takenOutBefore
-- The newest complete runs of the trunk before a run that somebody took out: of those that lossRuns would choose
-- from, with the same labels.
SELECT w.run_id FROM whole_runs AS w JOIN run_machines AS m ON m.run_id = w.run_id
JOIN run_machines AS own ON own.run_id = :run
WHERE w.suite_id = :suite AND w.part IS NULL
  AND (w.branch = :trunk OR (w.branch IS NULL AND :branch IS NULL))
  AND w.source <> :source AND m.labels IS own.labels
  AND w.excluded_at IS NOT NULL AND (:as_of IS NULL OR w.excluded_at <= :as_of)
  AND (w.started_at, w.run_id) < (:started_at, :run)
  AND (:base_depth IS NULL OR w.commit_depth IS NULL OR w.commit_depth <= :base_depth)
ORDER BY w.started_at DESC, w.run_id DESC LIMIT :limit

-- name: runAfter
-- The complete run of the same branch after a run, at which nobody was at work.
SELECT w.run_id FROM whole_runs AS w JOIN runs AS r ON r.id = :run
WHERE w.suite_id = r.suite_id AND w.branch IS r.branch AND w.source <> r.source AND w.excluded_at IS NULL
  AND w.part IS NULL
  AND (w.started_at, w.run_id) > (r.started_at, r.id)
  AND NOT EXISTS (SELECT 1 FROM runs AS d WHERE d.id = w.run_id AND d.is_dirty AND d.kind = 'local')
ORDER BY w.started_at, w.run_id LIMIT 1

-- name: departuresOfRun
-- The tests that the trunk lost after a run, as far as another one lacks them too.
SELECT test_id, next_run_id FROM departures AS d
WHERE run_id = :reference AND NOT EXISTS (
  SELECT 1 FROM attempts AS a WHERE a.run_id = :run AND a.test_id = d.test_id AND a.attempt = 1)

-- name: coveredInRun
SELECT lines_covered, lines_total, branches_covered, branches_total FROM totals
WHERE run_id = :run AND lines_total IS NOT NULL

-- name: subtestsOfRun
-- The Go tests of a run that are in others.
SELECT t.class, t.name FROM attempts AS a JOIN tests AS t ON t.id = a.test_id
WHERE a.run_id = :run AND a.attempt = 1 AND instr(t.name, '/') > 0
  AND EXISTS (SELECT 1 FROM reports WHERE run_id = :run AND dialect = 'go')

-- name: countTestsGone
-- How many tests of a run another one lacks, and how many it has.
SELECT
  count(*) FILTER (WHERE NOT EXISTS (
    SELECT 1 FROM attempts AS b WHERE b.run_id = :run AND b.test_id = a.test_id AND b.attempt = 1)) AS gone,
  count(*) AS tests
FROM attempts AS a WHERE run_id = :reference AND attempt = 1

-- name: addDepartures
-- The tests of a run that another one lacks, as far as the run :before had them too.
INSERT INTO departures (run_id, test_id, next_run_id)
SELECT run_id, test_id, :run FROM attempts AS a
WHERE run_id = :reference AND attempt = 1
  AND NOT EXISTS (
    SELECT 1 FROM attempts AS b WHERE b.run_id = :run AND b.test_id = a.test_id AND b.attempt = 1)
  AND (:before IS NULL OR EXISTS (
    SELECT 1 FROM attempts AS b
    WHERE b.run_id = :before AND b.test_id = a.test_id AND b.attempt = 1))
ON CONFLICT DO NOTHING

-- name: addBegunSkips
-- The tests that a run ran and the one after it skips.
INSERT INTO begun_skips (test_id, run_id, next_run_id)
SELECT b.test_id, a.run_id, b.run_id
FROM attempts AS b
CROSS JOIN attempts AS a ON a.run_id = :reference AND a.test_id = b.test_id AND a.attempt = 1
WHERE b.run_id = :run AND b.attempt = 1 AND b.outcome = 0 AND a.outcome <> 0
ON CONFLICT DO NOTHING

-- name: begunSkipsOfTest
-- When the trunk began to skip a test, the newest first.
SELECT run_id, next_run_id FROM begun_skips WHERE test_id = :test ORDER BY run_id DESC

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
SELECT run_id FROM whole_runs
WHERE suite_id = :suite AND branch IS :branch AND part IS NULL
  AND (excluded_at IS NULL OR excluded_at > :as_of) AND (:as_of IS NULL OR known_at <= :as_of)
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
  AND NOT EXISTS (SELECT 1 FROM runs AS p WHERE p.id = run_list.run_id AND p.part IS NOT NULL)
ORDER BY started_at DESC, run_id DESC
LIMIT :limit

-- name: windowRuns
-- The runs of a suite that tell how its tests behave, oldest first: complete ones, of the newest sources
-- and the days before the newest of them, up to a run where one is named. What is dated more than an hour
-- ahead of :now is not the newest.
WITH known AS (
  SELECT run_id AS id, source, started_at, is_stale FROM whole_runs
  WHERE suite_id = :suite
    AND (excluded_at IS NULL OR excluded_at > :as_of) AND (:as_of IS NULL OR known_at <= :as_of)
    AND (:until IS NULL OR (started_at, run_id) <= (:until, :run))
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
SELECT r.id, m.machine, m.labels, r.is_stale
FROM recent AS r
JOIN newest AS n ON n.source = r.source
JOIN run_machines AS m ON m.run_id = r.id
ORDER BY r.started_at, r.id
