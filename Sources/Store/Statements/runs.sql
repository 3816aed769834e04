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

-- name: newestRunStartingWithCommit
SELECT run_id FROM run_list
WHERE commit_hash >= :commit AND commit_hash < :commit || 'g'
  AND (:suite IS NULL OR suite = :suite) AND (:branch IS NULL OR branch = :branch)
ORDER BY commit_hash = :commit DESC, run_id DESC LIMIT 1

-- name: baselineRuns
-- The complete runs of the trunk before a run, newest first; of one class of machines where one is named.
-- Those of the same values of the labels named in :dimensions, a line each, unless :any_labels; those of other
-- sources unless :any_source, since what one source lost does not heal by running it again.
SELECT run_id FROM run_list
WHERE suite_id = :suite
  AND (branch = :trunk OR (branch IS NULL AND :branch IS NULL))
  AND is_complete = 1 AND excluded_why IS NULL
  AND EXISTS (SELECT 1 FROM attempts AS a WHERE a.run_id = run_list.run_id)
  AND (started_at, run_id) < (:started_at, :run)
  AND (:base_depth IS NULL OR commit_depth IS NULL OR commit_depth <= :base_depth)
  AND (:any_machine OR (cpu_model IS :cpu_model AND machine_cores IS :machine_cores))
  AND (:any_source OR source <> :source)
  AND (:any_labels OR NOT EXISTS (
    SELECT 1 FROM labels AS mine
    WHERE mine.run_id = :run AND instr(:dimensions, char(10) || mine.key || char(10))
      AND NOT EXISTS (
        SELECT 1 FROM labels AS l
        WHERE l.run_id = run_list.run_id AND l.key = mine.key AND l.value = mine.value)
  ) AND NOT EXISTS (
    SELECT 1 FROM labels AS l
    WHERE l.run_id = run_list.run_id AND instr(:dimensions, char(10) || l.key || char(10))
      AND NOT EXISTS (SELECT 1 FROM labels AS mine WHERE mine.run_id = :run AND mine.key = l.key)
  ))
ORDER BY started_at DESC, run_id DESC
LIMIT :limit

-- name: lossReference
-- The newest complete run of the trunk before a run that a loss of tests can be seen by: one of another
-- source, of the same values of the labels that are dimensions, that had not lost tests itself, or whose loss
-- was accepted.
SELECT run_id FROM run_list
WHERE suite_id = :suite
  AND (branch = :trunk OR (branch IS NULL AND :branch IS NULL))
  AND is_complete = 1 AND excluded_why IS NULL AND source <> :source
  AND EXISTS (SELECT 1 FROM attempts AS a WHERE a.run_id = run_list.run_id)
  AND (started_at, run_id) < (:started_at, :run)
  AND (:base_depth IS NULL OR commit_depth IS NULL OR commit_depth <= :base_depth)
  AND (:any_labels OR NOT EXISTS (
    SELECT 1 FROM labels AS mine
    WHERE mine.run_id = :run AND instr(:dimensions, char(10) || mine.key || char(10))
      AND NOT EXISTS (
        SELECT 1 FROM labels AS l
        WHERE l.run_id = run_list.run_id AND l.key = mine.key AND l.value = mine.value)
  ))
  AND NOT EXISTS (
    SELECT 1 FROM verdicts AS v
    JOIN rule_results AS rr ON rr.verdict_id = v.id AND rr.rule = :rule AND rr.status = 'fail'
    WHERE v.run_id = run_list.run_id
      AND v.id = (SELECT max(id) FROM verdicts WHERE run_id = run_list.run_id)
      AND NOT EXISTS (
        SELECT 1 FROM acceptances AS a
        JOIN runs AS since ON since.id = a.run_id
        WHERE a.rule = :rule AND since.suite_id = run_list.suite_id
          AND (since.started_at, since.id) >= (run_list.started_at, run_list.run_id))
  )
ORDER BY started_at DESC, run_id DESC
LIMIT 1

-- name: dimensionsOfSuite
-- The labels that tell runs of a suite apart for good: those with two values and more, each on two commits
-- of the trunk. The number of a build never is one.
SELECT key FROM (
  SELECT l.key, l.value FROM labels AS l
  JOIN runs AS r ON r.id = l.run_id
  WHERE r.suite_id = :suite AND (:trunk IS NULL OR r.branch = :trunk OR r.branch IS NULL)
  GROUP BY l.key, l.value HAVING count(DISTINCT r.commit_hash) >= 2
)
GROUP BY key HAVING count(*) >= 2 ORDER BY key

-- name: runsOfSource
-- The other runs of a source, oldest first, with what tells their platforms and builds. Later is what began
-- and was recorded later: one clock alone may be wrong.
SELECT
  r.id, m.machine, m.labels, r.started_at >= :started_at AND r.id > :run AS is_later, r.run_key,
  (SELECT run_key FROM runs WHERE id = :run) AS own_key
FROM runs AS r JOIN run_machines AS m ON m.run_id = r.id
WHERE r.suite_id = :suite AND r.source = :source AND r.id <> :run AND r.excluded_why IS NULL
ORDER BY r.started_at, r.id

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
SELECT r.id, m.machine, m.labels
FROM recent AS r
JOIN newest AS n ON n.source = r.source
JOIN run_machines AS m ON m.run_id = r.id
ORDER BY r.started_at, r.id

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
