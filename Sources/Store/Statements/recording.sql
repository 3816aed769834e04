-- What recording a run writes, and looks up while it does.

-- name: addProject
INSERT INTO projects (name) VALUES (:name) ON CONFLICT DO NOTHING

-- name: findProject
SELECT id FROM projects WHERE name = :name

-- name: projectNames
SELECT name FROM projects ORDER BY name

-- name: addSuite
INSERT INTO suites (project_id, name) VALUES (:project, :name) ON CONFLICT DO NOTHING

-- name: findSuite
SELECT id FROM suites WHERE project_id = :project AND name = :name

-- name: addRun
INSERT INTO runs (
  key, suite_id, run_key, source, commit_hash, tree_hash, is_dirty, subject, branch, base_branch,
  merge_base, kind, build_url, started_at, recorded_at, commit_depth, base_depth, order_source, part,
  is_complete
) VALUES (
  :key, :suite, :run_key, :source, :commit_hash, :tree_hash, :is_dirty, :subject, :branch, :base_branch,
  :merge_base, :kind, :build_url, :started_at, :recorded_at, :commit_depth, :base_depth, :order_source, :part,
  0
)

-- name: finishRun
UPDATE runs SET key = :key, source = :source, started_at = :started_at, is_stale = :is_stale,
  is_foreign = :is_foreign, part = :part
WHERE id = :run

-- name: completeRun
-- A run is complete when all its shards are there and each is complete.
UPDATE runs
SET is_complete = (
  SELECT count(*) = max(total) AND min(is_complete) = 1 FROM shards WHERE run_id = :run
)
WHERE id = :run

-- name: startOfRun
SELECT started_at FROM runs WHERE id = :run

-- name: findRun
SELECT id FROM runs WHERE key = :key

-- name: newestRunOfCommit
SELECT id FROM runs
WHERE suite_id = :suite AND commit_hash IS :commit AND is_dirty = :is_dirty
ORDER BY excluded_why IS NOT NULL, started_at DESC, id DESC LIMIT 1

-- name: addLabel
INSERT INTO labels (run_id, key, value) VALUES (:run, :key, :value)
ON CONFLICT DO UPDATE SET value = excluded.value

-- name: addShard
INSERT INTO shards (
  run_id, number, total, environment_id, is_complete, wall_us, wall_source, user_us, system_us, cores,
  workers, runner, probe_version, probe_before_us, probe_after_us, tests, build_us, started_at
) VALUES (
  :run, :number, :total, :environment, :is_complete, :wall_us, :wall_source, :user_us, :system_us,
  :cores, :workers, :runner, :probe_version, :probe_before_us, :probe_after_us, :tests,
  :build_us, :started_at
)

-- name: hasShard
SELECT 1 FROM shards WHERE run_id = :run AND number = :number

-- name: addEnvironment
INSERT INTO environments (key, os, os_version, arch, cpu_model, cores, memory_bytes, image)
VALUES (:key, :os, :os_version, :arch, :cpu_model, :cores, :memory_bytes, :image)
ON CONFLICT DO NOTHING

-- name: findEnvironment
SELECT id FROM environments WHERE key = :key

-- name: addReport
INSERT INTO reports (
  run_id, content_hash, name, format, dialect, bytes, recorded_at, shard, ci_job, ci_attempt, ci_batch
) VALUES (
  :run, :hash, :name, :format, :dialect, :bytes, :recorded_at, :shard, :ci_job, :ci_attempt, :ci_batch
) ON CONFLICT DO NOTHING

-- name: runWithReport
-- The newest run of another commit, or of any where asked, that a report of the same bytes was recorded for.
SELECT r.key, r.commit_hash FROM reports AS told JOIN runs AS r ON r.id = told.run_id
WHERE told.content_hash = :hash AND r.id <> :run AND r.suite_id = :suite AND (r.commit_hash <> :commit OR :any_commit)
ORDER BY r.id DESC LIMIT 1

-- name: sourceOfKey
SELECT source FROM runs WHERE key = :key

-- name: hasReport
SELECT 1 FROM reports WHERE run_id = :run AND content_hash = :hash

-- name: reportsOfRun
SELECT content_hash FROM reports WHERE run_id = :run

-- name: latestAttempt
-- The newest execution of a CI's job that reports of a part of a run are of.
SELECT ci_job, ci_attempt, ci_batch FROM reports
WHERE run_id = :run AND shard = :shard AND ci_attempt IS NOT NULL
ORDER BY ci_attempt DESC LIMIT 1

-- name: reportsOfAttempt
SELECT content_hash FROM reports WHERE run_id = :run AND shard = :shard AND ci_attempt = :attempt

-- name: runsOfRunKey
-- The runs but one of a key and a commit that were not split, on a platform and with labels, key=value, a
-- line each in their order.
SELECT r.id
FROM runs AS r
JOIN shards AS s ON s.run_id = r.id AND s.total = 1
LEFT JOIN environments AS e ON e.id = s.environment_id
WHERE r.suite_id = :suite AND r.run_key = :run_key AND r.commit_hash IS :commit AND r.id <> :run
  AND e.os IS :os AND e.arch IS :arch AND e.image IS :image
  AND (
    SELECT group_concat(label, char(10)) FROM (
      SELECT key || '=' || value AS label FROM labels WHERE run_id = r.id ORDER BY 1)
  ) IS :labels
ORDER BY r.id

-- name: countTests
SELECT count(*) FROM attempts WHERE run_id = :run AND attempt = 1

-- name: countCommonTests
SELECT count(*) AS tests FROM attempts AS a
JOIN attempts AS b ON b.run_id = :other AND b.test_id = a.test_id AND b.attempt = 1
WHERE a.run_id = :run AND a.attempt = 1

-- name: shardOfRun
SELECT is_complete, tests FROM shards WHERE run_id = :run AND number = :number

-- name: continueRun
UPDATE runs SET continued_at = :now WHERE id = :run

-- name: noteLateFailures
-- That something failed in what was added to a run, which runs until now cannot have forgiven.
UPDATE runs
SET last_failed_at = max(:began_at, coalesce(last_failed_at, started_at)), last_failed_known_at = :now,
  last_failed_behind = (SELECT max(id) FROM runs)
WHERE id = :run

-- name: changeShard
UPDATE shards
SET is_complete = :is_complete, tests = :tests
WHERE run_id = :run AND number = :number

-- name: removeShard
DELETE FROM shards WHERE run_id = :run AND number = :number

-- name: ownErrors
-- Gives the errors of a run that are of no part yet to one.
UPDATE run_errors SET shard = :shard WHERE run_id = :run AND shard IS NULL

-- name: settleNewErrors
-- The errors of a run that are of no part yet, but for those of benchmarks.
UPDATE run_errors SET is_settled = 1 WHERE run_id = :run AND shard IS NULL AND test_id IS NULL

-- name: settleErrors
-- The errors that a part of a run had before the last report of it was read. A benchmark that failed has to be
-- measured.
UPDATE run_errors SET is_settled = 1 WHERE run_id = :run AND shard = :shard AND test_id IS NULL

-- name: settleMeasuredBenchmarks
UPDATE run_errors SET is_settled = 1
WHERE run_id = :run AND test_id IN (SELECT test_id FROM benchmarks WHERE run_id = :run)

-- name: removeBenchmark
DELETE FROM benchmarks WHERE run_id = :run AND test_id = :test

-- name: addTotals
INSERT OR REPLACE INTO totals (
  run_id, tests, attempts, passed, failed, errored, skipped, xfailed, xpassed, flaky, tests_us,
  lines_covered, lines_total, branches_covered, branches_total
) VALUES (
  :run, :tests, :attempts, :passed, :failed, :errored, :skipped, :xfailed, :xpassed, :flaky,
  :tests_us, :lines_covered, :lines_total, :branches_covered, :branches_total
)

-- name: addRunError
INSERT INTO run_errors (run_id, number, name, message_id, test_id)
SELECT :run, 1 + coalesce(max(number), 0), :name, :message, :benchmark FROM run_errors WHERE run_id = :run

-- name: addFile
INSERT INTO files (project_id, path) VALUES (:project, :path) ON CONFLICT DO NOTHING

-- name: findFile
SELECT id FROM files WHERE project_id = :project AND path = :path

-- name: countBenchmarks
SELECT count(*) FROM benchmarks WHERE run_id = :run

-- name: addCommandLine
-- As Linux has it in /proc: a zero byte behind each word.
INSERT OR IGNORE INTO attachments (run_id, name, media_type, content)
VALUES (:run, 'command', 'application/x-cmdline', :words)

-- name: addFolder
INSERT OR IGNORE INTO attachments (run_id, name, media_type, content) VALUES (:run, 'folder', 'text/plain', :folder)

-- name: profiledFunction
-- A function of a profile as its attachment has it.
SELECT json_array(:name, :file, :line, :calls, :own, :total) AS entry

-- name: addCommand
INSERT INTO commands (
  run_id, number, shard, is_whole, exit_code, signal, meaning, failures, unmet, last_words)
SELECT :run, 1 + count(*), :shard, :is_whole, :exit_code, :signal, :meaning, :failures, :unmet, :last_words
FROM commands WHERE run_id = :run
