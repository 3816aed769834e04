-- What a run is made of, without row numbers, as it travels from store to store.

-- name: contentRun
SELECT
  r.key, p.name AS project, s.name AS suite, r.run_key, r.source, r.commit_hash, r.tree_hash, r.is_dirty, r.subject,
  r.branch, r.base_branch, r.merge_base, r.kind, r.build_url, r.started_at, r.recorded_at, r.commit_depth,
  r.base_depth, r.order_source, r.is_stale, r.is_foreign, r.continued_at, r.last_failed_at, r.last_failed_known_at,
  r.part
FROM runs AS r JOIN suites AS s ON s.id = r.suite_id JOIN projects AS p ON p.id = s.project_id
WHERE r.id = :run

-- name: contentLabels
SELECT key, value FROM labels WHERE run_id = :run ORDER BY key

-- name: contentShards
SELECT
  d.number, d.total, d.is_complete, d.wall_us, d.wall_source, d.user_us, d.system_us, d.cores, d.workers, d.runner,
  d.probe_version, d.probe_before_us, d.probe_after_us, d.tests, d.build_us, d.started_at, e.os, e.os_version, e.arch,
  e.cpu_model, e.cores AS machine_cores, e.memory_bytes, e.image
FROM shards AS d LEFT JOIN environments AS e ON e.id = d.environment_id
WHERE d.run_id = :run ORDER BY d.number

-- name: contentReports
SELECT content_hash, name, format, dialect, bytes, recorded_at, shard, ci_job, ci_attempt, ci_batch
FROM reports WHERE run_id = :run ORDER BY content_hash

-- name: contentAttempts
SELECT test_id, attempt, outcome, duration_us, mode FROM attempts WHERE run_id = :run ORDER BY test_id, attempt

-- name: contentTimings
SELECT test_id, attempt, setup_us, call_us, teardown_us, started_us, worker
FROM timings WHERE run_id = :run ORDER BY test_id, attempt

-- name: contentFailures
SELECT test_id, attempt, number, message_id FROM failures WHERE run_id = :run ORDER BY test_id, attempt, number

-- name: contentErrors
SELECT number, name, message_id, shard, is_settled, test_id FROM run_errors WHERE run_id = :run ORDER BY number

-- name: contentMessage
SELECT type, message, detail FROM messages WHERE id = :message

-- name: contentBenchmarks
SELECT
  test_id, group_name, minimum_ns, maximum_ns, mean_ns, median_ns, stddev_ns, first_quartile_ns, third_quartile_ns,
  rounds, iterations
FROM benchmarks WHERE run_id = :run ORDER BY test_id

-- name: contentAttachments
SELECT name, media_type, content FROM attachments WHERE run_id = :run ORDER BY name

-- name: contentCommands
SELECT number, shard, is_whole, exit_code, signal, meaning, failures, unmet, last_words
FROM commands WHERE run_id = :run ORDER BY number

-- name: recordingsOfRun
SELECT content_key, recorded_at, content FROM recordings WHERE run_id = :run ORDER BY recorded_at, content_key

-- name: addRecording
INSERT OR REPLACE INTO recordings (run_id, content_key, recorded_at, content)
VALUES (:run, :content_key, :recorded_at, :content)

-- name: setRun
UPDATE runs SET
  key = :key, run_key = :run_key, source = :source, commit_hash = :commit_hash, tree_hash = :tree_hash,
  is_dirty = :is_dirty, subject = :subject, branch = :branch, base_branch = :base_branch, merge_base = :merge_base,
  kind = :kind, build_url = :build_url, started_at = :started_at, recorded_at = :recorded_at,
  commit_depth = :commit_depth, base_depth = :base_depth, order_source = :order_source, is_complete = 0,
  is_stale = :is_stale, is_foreign = :is_foreign, continued_at = :continued_at, last_failed_at = :last_failed_at,
  last_failed_known_at = :last_failed_known_at, part = :part,
  last_failed_behind = CASE WHEN :last_failed_at IS NOT NULL THEN (SELECT max(id) FROM runs) END
WHERE id = :run

-- name: addUnitedShard
INSERT INTO shards (
  run_id, number, total, environment_id, is_complete, wall_us, wall_source, user_us, system_us, cores, workers, runner,
  probe_version, probe_before_us, probe_after_us, tests, build_us, started_at
) VALUES (
  :run, :number, :total, :environment, :is_complete, :wall_us, :wall_source, :user_us, :system_us, :cores, :workers,
  :runner, :probe_version, :probe_before_us, :probe_after_us, :tests, :build_us, :started_at
) ON CONFLICT DO NOTHING

-- name: addUnitedReport
INSERT INTO reports (
  run_id, content_hash, name, format, dialect, bytes, recorded_at, shard, ci_job, ci_attempt, ci_batch
) VALUES (
  :run, :content_hash, :name, :format, :dialect, :bytes, :recorded_at, :shard, :ci_job, :ci_attempt, :ci_batch
) ON CONFLICT DO NOTHING

-- name: addUnitedError
INSERT INTO run_errors (run_id, number, name, message_id, shard, is_settled, test_id)
SELECT :run, 1 + coalesce(max(number), 0), :name, :message, :shard, :is_settled, :test
FROM run_errors WHERE run_id = :run

-- name: addUnitedAttachment
INSERT INTO attachments (run_id, name, media_type, content) VALUES (:run, :name, :media_type, :content)
ON CONFLICT DO NOTHING

-- name: addUnitedBenchmark
INSERT INTO benchmarks (
  run_id, test_id, group_name, minimum_ns, maximum_ns, mean_ns, median_ns, stddev_ns, first_quartile_ns,
  third_quartile_ns, rounds, iterations
) VALUES (
  :run, :test, :group_name, :minimum_ns, :maximum_ns, :mean_ns, :median_ns, :stddev_ns, :first_quartile_ns,
  :third_quartile_ns, :rounds, :iterations
) ON CONFLICT DO NOTHING

-- name: reportSpanOfRun
-- The parts of a run with what tells when they were under way, the first one first.
SELECT started_at + coalesce(build_us, 0) AS began_at, wall_us, wall_source
FROM shards WHERE run_id = :run ORDER BY began_at, number

-- name: setWallOfRun
UPDATE runs SET wall_us = :wall_us WHERE id = :run

-- name: beginRunEarlier
UPDATE runs SET started_at = :started_at WHERE id = :run AND started_at > :started_at

-- name: greatestNumbers
-- How many errors and commands a run has.
SELECT
  (SELECT coalesce(max(number), 0) FROM run_errors WHERE run_id = :run) AS errors,
  (SELECT coalesce(max(number), 0) FROM commands WHERE run_id = :run) AS commands

-- name: runsToUnite
SELECT id, key FROM runs ORDER BY recorded_at, key

-- name: clearAttempts
DELETE FROM attempts WHERE run_id = :run

-- name: clearTimings
DELETE FROM timings WHERE run_id = :run

-- name: clearFailures
DELETE FROM failures WHERE run_id = :run

-- name: clearErrors
DELETE FROM run_errors WHERE run_id = :run

-- name: clearShards
DELETE FROM shards WHERE run_id = :run

-- name: clearReports
DELETE FROM reports WHERE run_id = :run

-- name: clearLabels
DELETE FROM labels WHERE run_id = :run

-- name: clearReportedCoverage
DELETE FROM reported_coverage WHERE run_id = :run

-- name: clearBenchmarks
DELETE FROM benchmarks WHERE run_id = :run

-- name: clearAttachments
DELETE FROM attachments WHERE run_id = :run

-- name: clearCommands
DELETE FROM commands WHERE run_id = :run

-- name: clearTotals
DELETE FROM totals WHERE run_id = :run

-- name: clearRecordings
DELETE FROM recordings WHERE run_id = :run

-- name: addUnitedRun
-- Holds the place of a run; what it is is written behind it.
INSERT INTO runs (key, suite_id, source, kind, started_at, recorded_at, order_source, is_complete)
VALUES (:key, :suite, '', :kind, 0, :recorded_at, 'start', 0)

-- name: completeUnitedRun
-- Attempts that came before their run belong to none that is complete.
UPDATE runs
SET is_complete = coalesce(
  (SELECT count(*) = max(total) AND min(is_complete) = 1 FROM shards WHERE run_id = :run), 0)
WHERE id = :run

-- name: runsWithoutBundles
SELECT id FROM runs WHERE id NOT IN (SELECT run_id FROM bundles) ORDER BY id

-- name: addBundleName
INSERT OR IGNORE INTO bundles (name, run_id) VALUES (:name, :run)

-- name: bundleNames
SELECT name, run_id FROM bundles ORDER BY name

-- name: clearBundles
DELETE FROM bundles WHERE run_id = :run
