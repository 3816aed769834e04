-- What is known of a run: its source, machines, commands, reports and counts, and what was accepted in it
-- :run             the run, by its id or the beginning of it (the newest)
-- :suite           one suite (all)
-- :branch, :where  one branch; labels, such as db=sqlite,python=3.12
-- :since, :until   ISO times or their beginnings, such as 2026-03
-- :limit           how many facts (1000)
-- order: by what the runs of a branch are put in order, the commits' ancestry or the start.
WITH chosen AS MATERIALIZED (
  SELECT run_id, project, suite FROM run_list AS l
  WHERE (:suite IS NULL OR suite = :suite)
    AND CASE WHEN :run IS NULL THEN excluded_why IS NULL ELSE run LIKE :run || '%' END
    AND (:branch IS NULL OR branch = :branch)
    AND (:since IS NULL OR started >= '' || :since)
    AND (:until IS NULL OR substr(started, 1, length(:until)) <= '' || :until)
    AND (:where IS NULL OR length(:where) + 1 = (
      SELECT sum(length(label) + 1) FROM run_labels AS w
      WHERE w.run_id = l.run_id AND instr(',' || :where || ',', ',' || label || ',')))
  ORDER BY started_at DESC, run_id DESC LIMIT 1
),
-- The facts of each part of a run, in order, by name.
parts (place, number, part, facts) AS (
  SELECT 1, 0, 'run', json_object(
    'id', key, 'project', project, 'suite', suite, 'kind', kind, 'branch', branch,
    'base_branch', base_branch, 'run_key', run_key, 'build', build_url,
    'started', strftime('%Y-%m-%dT%H:%M:%SZ', started_at / 1000000, 'unixepoch'),
    'recorded', strftime('%Y-%m-%dT%H:%M:%SZ', recorded_at / 1000000, 'unixepoch'),
    'continued', strftime('%Y-%m-%dT%H:%M:%SZ', continued_at / 1000000, 'unixepoch'),
    'complete', CASE is_complete WHEN 1 THEN 'yes' ELSE 'no' END, 'part', part,
    'excluded', strftime('%Y-%m-%dT%H:%M:%SZ', excluded_at / 1000000, 'unixepoch'),
    'excluded_by', excluded_by, 'excluded_why', excluded_why)
  FROM chosen JOIN runs ON id = run_id
  UNION ALL
  SELECT 2, 0, 'source', json_object(
    'source', source, 'commit', commit_hash, 'tree', tree_hash,
    'uncommitted', CASE is_dirty WHEN 1 THEN 'yes' ELSE 'no' END, 'subject', subject,
    'merge_base', merge_base, 'commits_from_root', commit_depth, 'base_from_root', base_depth,
    'order', order_source)
  FROM chosen JOIN runs ON id = run_id
  UNION ALL
  SELECT 3, row_number() OVER (ORDER BY key), 'label ' || key, json_object('value', value)
  FROM chosen JOIN labels USING (run_id)
  UNION ALL
  SELECT 4, number, CASE total WHEN 1 THEN 'machine' ELSE 'shard ' || number || '/' || total END,
    json_object(
      'system', os, 'version', os_version, 'architecture', arch, 'image', image, 'runner', runner,
      'processor', cpu_model, 'processors', e.cores, 'memory_bytes', memory_bytes,
      'available_cores', s.cores, 'workers', workers,
      'complete', CASE is_complete WHEN 1 THEN 'yes' ELSE 'no' END, 'tests', tests,
      'wall_us', wall_us, 'wall_source', wall_source, 'user_us', user_us, 'system_us', system_us,
      'probe_version', probe_version, 'probe_before_us', probe_before_us,
      'probe_after_us', probe_after_us)
  FROM chosen JOIN shards AS s USING (run_id) LEFT JOIN environments AS e ON e.id = environment_id
  UNION ALL
  SELECT 5, number, 'command ' || number, json_object(
    'exit_code', exit_code, 'signal', signal, 'meaning', meaning,
    'of', CASE is_whole WHEN 1 THEN 'all tests' ELSE 'chosen tests' END, 'failures', failures,
    'unmet', unmet)
  FROM chosen JOIN commands USING (run_id)
  UNION ALL
  SELECT 6, row_number() OVER (ORDER BY recorded_at, name, content_hash), 'report ' || name,
    json_object(
      'format', format, 'dialect', dialect, 'size_bytes', bytes, 'contents', content_hash,
      'recorded', strftime('%Y-%m-%dT%H:%M:%SZ', recorded_at / 1000000, 'unixepoch'),
      'job', ci_job, 'job_attempt', ci_attempt)
  FROM chosen JOIN reports USING (run_id)
  UNION ALL
  SELECT 7, 0, 'counts', json_object(
    'tests', tests, 'attempts', attempts, 'passed', passed, 'failed', failed, 'errored', errored,
    'skipped', skipped, 'xfailed', xfailed, 'xpassed', xpassed, 'flaky', flaky, 'tests_us', tests_us,
    'lines_covered', lines_covered, 'lines_total', lines_total,
    'branches_covered', branches_covered, 'branches_total', branches_total)
  FROM chosen JOIN totals USING (run_id)
  UNION ALL
  SELECT 8, a.id, 'accepted ' || rule, json_object(
    'test', (SELECT test FROM test_names AS n WHERE n.test_id = a.test_id), 'reason', reason,
    'author', author,
    'accepted', strftime('%Y-%m-%dT%H:%M:%SZ', accepted_at / 1000000, 'unixepoch'))
  FROM chosen JOIN acceptances AS a USING (run_id)
)
SELECT
  part,
  f.key AS fact,
  f.value
FROM parts CROSS JOIN json_each(facts) AS f
WHERE f.value IS NOT NULL
ORDER BY place, number, f.id
LIMIT coalesce(:limit, 1000)
