-- Runs, and the choice of those that others are judged against.
-- :as_of, where it is given: only what was known at that moment counts.

-- name: run
SELECT
  run, project, suite, source, commit_hash, subject, is_dirty, branch, kind, build_url, started_at,
  is_complete, excluded_why, commit_depth, base_depth, wall_us, wall_source, user_us, system_us, cores,
  workers, probe_us, cpu_model, machine_cores, build_us,
  (SELECT excluded_by FROM runs WHERE id = run_list.run_id) AS excluded_by
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

-- name: newestRunStartingWithCommit
SELECT run_id FROM run_list
WHERE commit_hash >= :commit AND commit_hash < :commit || 'g'
  AND (:suite IS NULL OR suite = :suite) AND (:branch IS NULL OR branch = :branch)
  AND (NOT :is_covered OR EXISTS (SELECT 1 FROM coverage AS c WHERE c.run_id = run_list.run_id))
ORDER BY commit_hash = :commit DESC, excluded_why IS NOT NULL, :is_clean AND is_dirty, run_id DESC LIMIT 1

-- name: baselineRuns
-- The complete runs of the trunk before a run, newest first; of one class of machines where one is named.
-- Those of the same values of the labels named in :dimensions, a line each, unless :any_labels; those of other
-- sources unless :any_source, since what one source lost does not heal by running it again.
SELECT run_id FROM whole_runs
WHERE suite_id = :suite
  AND (branch = :trunk OR (branch IS NULL AND :branch IS NULL))
  AND (excluded_at IS NULL OR excluded_at > :as_of) AND (:as_of IS NULL OR known_at <= :as_of)
  AND (started_at, run_id) < (:started_at, :run)
  AND (:base_depth IS NULL OR commit_depth IS NULL OR commit_depth <= :base_depth)
  AND (:any_machine OR (cpu_model IS :cpu_model AND machine_cores IS :machine_cores))
  AND (:any_source OR source <> :source)
  AND (:any_labels OR NOT EXISTS (
    SELECT 1 FROM labels AS mine
    WHERE mine.run_id = :run AND instr(:dimensions, char(10) || mine.key || char(10))
      AND NOT EXISTS (
        SELECT 1 FROM labels AS l
        WHERE l.run_id = whole_runs.run_id AND l.key = mine.key AND l.value = mine.value)
  ) AND NOT EXISTS (
    SELECT 1 FROM labels AS l
    WHERE l.run_id = whole_runs.run_id AND instr(:dimensions, char(10) || l.key || char(10))
      AND NOT EXISTS (SELECT 1 FROM labels AS mine WHERE mine.run_id = :run AND mine.key = l.key)
  ))
ORDER BY started_at DESC, run_id DESC
LIMIT :limit

-- name: lossRuns
-- The newest complete runs of the trunk before a run, with what tells which of them losses are seen by: source,
-- labels, the key of a CI's job, and whether somebody was at work when it ran.
SELECT
  w.run_id, w.source,
  (SELECT group_concat(key || '=' || value, char(10)) FROM labels WHERE run_id = w.run_id),
  r.run_key, r.is_dirty AND r.kind = 'local'
FROM whole_runs AS w JOIN runs AS r ON r.id = w.run_id
WHERE w.suite_id = :suite
  AND (w.branch = :trunk OR (w.branch IS NULL AND :branch IS NULL))
  AND (w.excluded_at IS NULL OR w.excluded_at > :as_of) AND (:as_of IS NULL OR w.known_at <= :as_of)
  AND (w.started_at, w.run_id) < (:started_at, :run)
  AND (:base_depth IS NULL OR w.commit_depth IS NULL OR w.commit_depth <= :base_depth)
ORDER BY w.started_at DESC, w.run_id DESC
LIMIT :limit

-- name: lossRun
-- The same of one run.
SELECT
  id, source, (SELECT group_concat(key || '=' || value, char(10)) FROM labels WHERE run_id = runs.id),
  run_key, is_dirty AND kind = 'local'
FROM runs WHERE id = :run

-- name: takenOutBefore
-- The newest complete run of the trunk before a run that somebody took out: of those that lossRuns would choose
-- from, with the same labels.
SELECT w.run_id FROM whole_runs AS w JOIN run_machines AS m ON m.run_id = w.run_id
JOIN run_machines AS own ON own.run_id = :run
WHERE w.suite_id = :suite
  AND (w.branch = :trunk OR (w.branch IS NULL AND :branch IS NULL))
  AND w.source <> :source AND m.labels IS own.labels
  AND w.excluded_at IS NOT NULL AND (:as_of IS NULL OR w.excluded_at <= :as_of)
  AND (w.started_at, w.run_id) < (:started_at, :run)
  AND (:base_depth IS NULL OR w.commit_depth IS NULL OR w.commit_depth <= :base_depth)
ORDER BY w.started_at DESC, w.run_id DESC LIMIT 1

-- name: runAfter
-- The complete run of the same branch after a run, at which nobody was at work.
SELECT w.run_id FROM whole_runs AS w JOIN runs AS r ON r.id = :run
WHERE w.suite_id = r.suite_id AND w.branch IS r.branch AND w.source <> r.source AND w.excluded_at IS NULL
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
    SELECT 1 FROM attempts AS b WHERE b.run_id = :run AND b.test_id = a.test_id AND b.attempt = 1)),
  count(*)
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

-- name: testsOfRun
-- The tests of a run in ascending order, with what became of each at first.
SELECT test_id, outcome FROM attempts WHERE run_id = ?1 AND attempt = 1 ORDER BY test_id

-- name: dimensionsOfSuite
-- The labels that tell runs of a suite apart for good: those with two values and more, each on two commits
-- of the trunk, up to a run where one is named. The number of a build never is one.
SELECT key FROM (
  SELECT l.key, l.value FROM labels AS l
  JOIN runs AS r ON r.id = l.run_id
  WHERE r.suite_id = :suite AND (:trunk IS NULL OR r.branch = :trunk OR r.branch IS NULL)
    AND (:as_of IS NULL OR min(r.recorded_at, r.started_at + 86400000000) <= :as_of)
    AND (:run IS NULL OR (r.started_at, r.id) <= (SELECT started_at, id FROM runs WHERE id = :run))
  GROUP BY l.key, l.value HAVING count(DISTINCT r.commit_hash) >= 2
)
GROUP BY key HAVING count(*) >= 2 ORDER BY key

-- name: countersOfSuite
-- The labels that count, as the number of a build does: seen on three commits and more, and no value on two of them.
SELECT key FROM (
  SELECT l.key, l.value, count(DISTINCT r.commit_hash) AS commits, min(r.commit_hash) AS first_hash
  FROM labels AS l JOIN runs AS r ON r.id = l.run_id
  WHERE r.suite_id = :suite
  GROUP BY l.key, l.value
)
GROUP BY key HAVING max(commits) = 1 AND count(DISTINCT first_hash) >= 3

-- name: placesOfRun
-- Where a run is of, a row for each kind of machine that its parts ran on.
SELECT DISTINCT p.name, s.name, r.branch, e.os, e.arch, r.key
FROM runs AS r
JOIN suites AS s ON s.id = r.suite_id JOIN projects AS p ON p.id = s.project_id
LEFT JOIN shards AS part ON part.run_id = r.id
LEFT JOIN environments AS e ON e.id = part.environment_id
WHERE r.id = :run

-- name: labelsOfRun
SELECT key, value FROM labels WHERE run_id = :run

-- name: partsOfRun
-- The parts of a run that were recorded.
SELECT number AS number, total AS total FROM shards WHERE run_id = :run ORDER BY number

-- name: runsOfCommit
-- The runs of a run's commit that nobody took out, newest first: what WitnessRun reads, then what tells whether they
-- ended well and whether they are asked about.
SELECT
  r.id, r.key, m.machine, m.labels, r.started_at, r.run_key, r.is_stale, r.suite_id, r.source, r.is_dirty,
  coalesce(t.failed + t.errored, 0) > 0 OR r.is_complete = 0
    OR EXISTS (SELECT 1 FROM run_errors AS e WHERE e.run_id = r.id AND e.is_settled = 0),
  (:suite IS NULL OR s.name = :suite) AND (:branch IS NULL OR r.branch = :branch)
FROM runs AS mine
JOIN runs AS r ON r.commit_hash = mine.commit_hash
JOIN suites AS s ON s.id = r.suite_id
JOIN run_machines AS m ON m.run_id = r.id
LEFT JOIN totals AS t ON t.run_id = r.id
WHERE mine.id = :run AND r.excluded_why IS NULL
ORDER BY r.id DESC

-- name: runBegunLast
-- Of the runs of a run's commit on the same machine with the same labels, that which began last; jobs of one build
-- are no runs of the same. Where the run was continued it went on after what began before.
SELECT r.id FROM runs AS mine
JOIN run_machines AS own ON own.run_id = mine.id
JOIN runs AS r ON r.suite_id = mine.suite_id AND r.started_at >= mine.started_at
JOIN run_machines AS m ON m.run_id = r.id
WHERE mine.id = :run AND r.excluded_why IS NULL AND r.commit_hash IS mine.commit_hash
  AND r.branch IS mine.branch AND m.machine IS own.machine AND m.labels IS own.labels
  AND (r.id = mine.id OR mine.continued_at IS NULL)
  AND (r.id = mine.id OR NOT coalesce(
    substr(r.run_key, 1, instr(r.run_key || '/', '/'))
      = substr(mine.run_key, 1, instr(mine.run_key || '/', '/')), 0))
  AND (NOT :is_clean OR r.is_dirty = 0 OR r.id = mine.id)
  AND (NOT :is_covered OR EXISTS (SELECT 1 FROM coverage AS c WHERE c.run_id = r.id))
ORDER BY r.started_at DESC, r.id DESC LIMIT 1

-- name: newerExcludedRun
-- The newest run that somebody took out after a run was recorded.
SELECT r.id FROM runs AS r JOIN suites AS s ON s.id = r.suite_id
WHERE r.id > :run AND r.excluded_why IS NOT NULL
  AND (:suite IS NULL OR s.name = :suite) AND (:branch IS NULL OR r.branch = :branch)
ORDER BY r.id DESC LIMIT 1

-- name: runsOfSource
-- The other runs of a source, oldest first, with what tells their platforms and builds.
SELECT r.id, r.key, m.machine, m.labels, r.started_at, r.run_key, r.is_stale
FROM runs AS r JOIN run_machines AS m ON m.run_id = r.id
WHERE r.suite_id = :suite AND r.source = :source AND r.id <> :run
  AND (r.excluded_at IS NULL OR r.excluded_at > :as_of)
  AND (:as_of IS NULL OR min(r.recorded_at, r.started_at + 86400000000) <= :as_of)
ORDER BY r.started_at, r.id

-- name: isStaleRun
SELECT is_stale FROM runs WHERE id = :run

-- name: copiedFromRun
-- The newest run of another source that a run's report of tests was recorded for, byte for byte, before it was.
SELECT r.id FROM reports AS mine
JOIN reports AS told ON told.content_hash = mine.content_hash AND told.run_id <> mine.run_id
JOIN runs AS r ON r.id = told.run_id
JOIN runs AS own ON own.id = mine.run_id
WHERE mine.run_id = :run AND own.is_stale = 1 AND r.suite_id = own.suite_id AND r.source <> own.source
  AND r.id < own.id
ORDER BY r.id DESC LIMIT 1

-- name: witnessOfRun
SELECT r.id, r.key, m.machine, m.labels, r.started_at, r.run_key, r.is_stale
FROM runs AS r JOIN run_machines AS m ON m.run_id = r.id
WHERE r.id = :run

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
WHERE suite_id = :suite AND branch IS :branch
  AND (excluded_at IS NULL OR excluded_at > :as_of) AND (:as_of IS NULL OR known_at <= :as_of)
  AND (started_at, run_id) <= (:started_at, :run)
ORDER BY started_at DESC, run_id DESC
LIMIT :limit

-- name: runsThatSawTheSame
-- The complete runs before a run that may have seen what it saw, newest first: those of its source, and those
-- of its branch where :of_branch, on the same class of machines and with the same values of the labels that are
-- dimensions.
SELECT run_id FROM whole_runs
WHERE suite_id = :suite
  AND (excluded_at IS NULL OR excluded_at > :as_of) AND (:as_of IS NULL OR known_at <= :as_of)
  AND (source = :source OR (:of_branch AND branch IS :branch))
  AND (started_at, run_id) < (:started_at, :run)
  AND cpu_model IS :cpu_model AND machine_cores IS :machine_cores
  AND NOT EXISTS (
    SELECT 1 FROM labels AS mine
    WHERE mine.run_id = :run AND instr(:dimensions, char(10) || mine.key || char(10))
      AND NOT EXISTS (
        SELECT 1 FROM labels AS l
        WHERE l.run_id = whole_runs.run_id AND l.key = mine.key AND l.value = mine.value)
  )
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

-- name: knownAt
-- When a run was known with all that was added to it.
SELECT min(max(recorded_at, coalesce(continued_at, 0)), started_at + 86400000000) FROM runs
WHERE id = :run

-- name: mergeBaseOfRun
SELECT merge_base FROM runs WHERE id = :run

-- name: errorsOfRun
SELECT e.name, m.type, m.message, m.detail
FROM run_errors AS e JOIN messages AS m ON m.id = e.message_id
WHERE e.run_id = :run AND e.is_settled = 0 ORDER BY e.number

-- name: dialectOfRun
SELECT dialect FROM reports WHERE run_id = :run AND dialect IS NOT NULL
ORDER BY format = 'junit' LIMIT 1

-- name: machineOfRun
SELECT machine, labels FROM run_machines WHERE run_id = :run

-- name: hasBranch
SELECT 1 FROM runs WHERE branch = :branch LIMIT 1

-- name: excludeRun
UPDATE runs SET excluded_at = :at, excluded_by = :author, excluded_why = :why WHERE id = :run

-- name: suitesNamed
SELECT s.id FROM suites AS s JOIN projects AS p ON p.id = s.project_id
WHERE :name IS NULL OR s.name = :name
ORDER BY p.name

-- name: integrityCheck
SELECT integrity_check FROM pragma_integrity_check(10) WHERE integrity_check <> 'ok'

-- name: brokenReferences
SELECT count(*) FROM pragma_foreign_key_check

-- name: recentTimes
-- When the runs that were recorded last went on, as far as that is known.
SELECT
  started_at,
  started_at + (
    SELECT max(wall_us + coalesce(build_us, 0)) FROM shards WHERE run_id = runs.id) AS ended_at
FROM runs WHERE id > (SELECT max(id) FROM runs) - 200 AND ended_at IS NOT NULL

-- name: newestRunsRecorded
SELECT id FROM runs ORDER BY recorded_at DESC, id DESC LIMIT :limit

-- name: commandLineOfRun
SELECT content FROM attachments WHERE run_id = :run AND name = 'command'

-- name: commandsOfRun
SELECT shard, is_whole, exit_code, signal, meaning, failures, unmet, last_words
FROM commands WHERE run_id = :run ORDER BY number

-- name: listedRuns
-- The runs of a suite, newest first, also those that are incomplete or excluded, with their labels, key=value,
-- a line each. The parameters are those of the query runs.
SELECT
  run_id,
  (SELECT group_concat(label, char(10)) FROM (
    SELECT label FROM run_labels AS b WHERE b.run_id = l.run_id ORDER BY label)) AS labels
FROM run_list AS l
WHERE suite = :suite
  AND (:branch IS NULL OR branch = :branch)
  AND (:since IS NULL OR started >= '' || :since)
  AND (:until IS NULL OR substr(started, 1, length(:until)) <= '' || :until)
  AND (:where IS NULL OR length(:where) + 1 = (
    SELECT sum(length(label) + 1) FROM run_labels AS w
    WHERE w.run_id = l.run_id AND instr(',' || :where || ',', ',' || label || ',')))
ORDER BY started_at DESC, run_id DESC
LIMIT :limit
