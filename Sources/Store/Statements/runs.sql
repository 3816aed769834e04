-- Runs: how one is chosen by its name, and what is known of it.
-- :as_of, where it is given: only what was known at that moment counts.

-- name: run
SELECT
  run, project, suite, source, commit_hash, subject, is_dirty, branch, kind, build_url, started_at,
  is_complete, excluded_why, commit_depth, base_depth, wall_us, wall_source, user_us, system_us, cores,
  workers, probe_us, cpu_model, machine_cores, build_us,
  (SELECT excluded_by FROM runs WHERE id = run_list.run_id) AS excluded_by,
  (SELECT part FROM runs WHERE id = run_list.run_id) AS part
FROM run_list WHERE run_id = :run

-- name: suiteOfRun
SELECT suite_id FROM runs WHERE id = :run

-- name: runsLike
SELECT id FROM runs WHERE key >= :prefix AND key < :prefix || 'g' LIMIT 2

-- name: latestRun
-- The run that was recorded or continued last, whenever it came into this store; of a commit and of the job of a CI
-- where they are named; no part of the suite where :is_whole.
SELECT id FROM (
  SELECT * FROM (
    SELECT r.id, r.recorded_at AS seen_at FROM runs AS r JOIN suites AS s ON s.id = r.suite_id
    WHERE (:suite IS NULL OR s.name = :suite) AND (:branch IS NULL OR r.branch = :branch)
      AND (:project IS NULL OR s.project_id IN (SELECT id FROM projects WHERE name = :project))
      AND (:job IS NULL OR r.commit_hash = :commit AND r.run_key = :job)
      AND r.excluded_why IS NULL AND (NOT :is_whole OR r.part IS NULL)
    ORDER BY r.recorded_at DESC, r.id DESC LIMIT 1)
  UNION ALL
  SELECT * FROM (
    SELECT r.id, r.continued_at FROM runs AS r JOIN suites AS s ON s.id = r.suite_id
    WHERE (:suite IS NULL OR s.name = :suite) AND (:branch IS NULL OR r.branch = :branch)
      AND (:project IS NULL OR s.project_id IN (SELECT id FROM projects WHERE name = :project))
      AND (:job IS NULL OR r.commit_hash = :commit AND r.run_key = :job)
      AND r.continued_at IS NOT NULL AND r.excluded_why IS NULL
      AND (NOT :is_whole OR r.part IS NULL)
    ORDER BY r.continued_at DESC, r.id DESC LIMIT 1)
)
ORDER BY seen_at DESC, id DESC LIMIT 1

-- name: newestRunStartingWithCommit
SELECT run_id FROM run_list
WHERE commit_hash >= :commit AND commit_hash < :commit || 'g'
  AND (:suite IS NULL OR suite = :suite) AND (:branch IS NULL OR branch = :branch)
  AND (:project IS NULL OR project = :project)
  AND (NOT :is_covered OR EXISTS (SELECT 1 FROM coverage AS c WHERE c.run_id = run_list.run_id))
ORDER BY
  commit_hash = :commit DESC, excluded_why IS NOT NULL, :is_clean AND is_dirty AND kind = 'local', run_id DESC
LIMIT 1

-- name: newestCommits
-- The commits of the runs of a project that were recorded last, as far as they are whole hashes.
SELECT DISTINCT r.commit_hash FROM runs AS r JOIN suites AS s ON s.id = r.suite_id
WHERE s.project_id IN (SELECT id FROM projects WHERE name = :project)
  AND length(r.commit_hash) >= 40 AND r.commit_hash NOT GLOB '*[^0-9a-f]*'
ORDER BY r.id DESC LIMIT :limit

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
SELECT DISTINCT p.name AS project, s.name AS suite, r.branch, e.os, e.arch, r.key
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

-- name: knownAt
-- When a run was known with all that was added to it.
SELECT min(max(recorded_at, coalesce(continued_at, 0)), started_at + 86400000000) AS known_at FROM runs
WHERE id = :run

-- name: mergeBaseOfRun
SELECT merge_base FROM runs WHERE id = :run

-- name: errorsOfRun
SELECT e.name, m.type, m.message, m.detail
FROM run_errors AS e JOIN messages AS m ON m.id = e.message_id
WHERE e.run_id = :run AND e.is_settled = 0 ORDER BY e.number

-- name: formatsOfRun
SELECT DISTINCT format FROM reports WHERE run_id = :run ORDER BY format

-- name: dialectOfRun
SELECT dialect FROM reports WHERE run_id = :run AND dialect IS NOT NULL
ORDER BY format = 'junit' LIMIT 1

-- name: dialectsOfRun
SELECT DISTINCT dialect FROM reports WHERE run_id = :run AND dialect IS NOT NULL ORDER BY dialect

-- name: machineOfRun
SELECT machine, labels FROM run_machines WHERE run_id = :run

-- name: firstBranch
SELECT branch FROM runs WHERE branch IS NOT NULL AND kind IN ('trunk', 'local') ORDER BY id LIMIT 1

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
SELECT count(*) AS broken FROM pragma_foreign_key_check

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

-- name: folderOfRun
SELECT CAST(content AS TEXT) AS folder FROM attachments WHERE run_id = :run AND name = 'folder'

-- name: largestOfLate
-- That of the last whole runs of a suite which has the most tests.
SELECT run_id, tests FROM (
  SELECT r.id AS run_id, t.tests, r.started_at
  FROM runs AS r JOIN suites AS s ON s.id = r.suite_id JOIN projects AS p ON p.id = s.project_id
  JOIN totals AS t ON t.run_id = r.id
  WHERE s.name = :suite AND p.name = :project AND r.is_complete = 1 AND r.excluded_why IS NULL AND r.part IS NULL
  ORDER BY r.started_at DESC LIMIT :limit)
ORDER BY tests DESC, started_at DESC LIMIT 1

-- name: partsOfLate
-- Of which parts of a suite its last runs were.
SELECT r.part
FROM runs AS r JOIN suites AS s ON s.id = r.suite_id JOIN projects AS p ON p.id = s.project_id
WHERE s.name = :suite AND p.name = :project
ORDER BY r.started_at DESC LIMIT :limit

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
