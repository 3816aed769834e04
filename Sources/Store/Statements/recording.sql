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
  merge_base, kind, build_url, started_at, recorded_at, commit_depth, base_depth, order_source, is_complete
) VALUES (
  :key, :suite, :run_key, :source, :commit, :tree, :is_dirty, :subject, :branch, :base_branch,
  :merge_base, :kind, :build_url, :started_at, :recorded_at, :commit_depth, :base_depth, :order_source, 0
)

-- name: finishRun
UPDATE runs SET key = :key, source = :source, started_at = :started_at WHERE id = :run

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
SELECT id FROM runs WHERE suite_id = :suite AND commit_hash IS :commit
ORDER BY started_at DESC, id DESC LIMIT 1

-- name: addLabel
INSERT INTO labels (run_id, key, value) VALUES (:run, :key, :value)
ON CONFLICT DO UPDATE SET value = excluded.value

-- name: addShard
INSERT INTO shards (
  run_id, number, total, environment_id, is_complete, wall_us, wall_source, user_us, system_us, cores,
  workers, runner, exit_code, probe_version, probe_before_us, probe_after_us
) VALUES (
  :run, :number, :total, :environment, :is_complete, :wall_us, :wall_source, :user_us, :system_us,
  :cores, :workers, :runner, :exit_code, :probe_version, :probe_before_us, :probe_after_us
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
INSERT INTO reports (run_id, content_hash, name, format, dialect, bytes, recorded_at)
VALUES (:run, :hash, :name, :format, :dialect, :bytes, :recorded_at)
ON CONFLICT DO NOTHING

-- name: hasReport
SELECT 1 FROM reports WHERE run_id = :run AND content_hash = :hash

-- name: reportsOfRun
SELECT content_hash FROM reports WHERE run_id = :run

-- name: addTotals
INSERT OR REPLACE INTO totals (
  run_id, tests, attempts, passed, failed, errored, skipped, xfailed, xpassed, flaky, tests_us,
  lines_covered, lines_total, branches_covered, branches_total
) VALUES (
  :run, :tests, :attempts, :passed, :failed, :errored, :skipped, :xfailed, :xpassed, :flaky,
  :tests_us, :lines_covered, :lines_total, :branches_covered, :branches_total
)

-- name: addRunError
INSERT INTO run_errors (run_id, number, name, message_id)
SELECT :run, 1 + coalesce(max(number), 0), :name, :message FROM run_errors WHERE run_id = :run

-- name: addFile
INSERT INTO files (project_id, path) VALUES (:project, :path) ON CONFLICT DO NOTHING

-- name: findFile
SELECT id FROM files WHERE project_id = :project AND path = :path

-- name: addBenchmark
INSERT INTO benchmarks (
  run_id, test_id, group_name, minimum_ns, maximum_ns, mean_ns, median_ns, stddev_ns, first_quartile_ns,
  third_quartile_ns, rounds, iterations
) VALUES (
  :run, :test, :group_name, :minimum, :maximum, :mean, :median, :stddev, :first_quartile,
  :third_quartile, :rounds, :iterations
) ON CONFLICT DO NOTHING

-- name: countBenchmarks
SELECT count(*) FROM benchmarks WHERE run_id = :run

-- name: addCommand
INSERT INTO commands (
  run_id, number, shard, is_whole, exit_code, signal, meaning, failures, unmet, last_words)
SELECT :run, 1 + count(*), :shard, :is_whole, :exit_code, :signal, :meaning, :failures, :unmet, :last_words
FROM commands WHERE run_id = :run
