-- What a test did run by run, newest first
-- :test            the test's id, or a part of it, in which * is any text
-- :suite           the suite (that of the newest run)
-- :branch, :where  one branch; labels, such as db=sqlite,python=3.12
-- :since, :until   ISO times or their beginnings, such as 2026-03
-- :limit           how many runs (30)
-- Times are of the first attempt.
SELECT
  substr(run, 1, 8) AS run,
  started,
  substr(commit_hash, 1, 8) AS "commit",
  (SELECT group_concat(word, ', ') FROM (
    SELECT word FROM attempts AS x JOIN outcomes AS o ON o.id = x.outcome
    WHERE x.run_id = a.run_id AND x.test_id = a.test_id ORDER BY x.attempt)) AS outcome,
  a.duration_us,
  setup_us,
  call_us,
  teardown_us,
  worker
FROM (
  SELECT test_id FROM test_names
  WHERE suite_id IN (SELECT id FROM suites WHERE name = coalesce(:suite, (
      SELECT suite FROM run_list ORDER BY started_at DESC, run_id DESC LIMIT 1)))
    AND (:test IS NULL OR test GLOB '*' || replace(replace(:test, '[', '[[]'), '?', '[?]') || '*')
  ORDER BY test = :test DESC, test LIMIT 1
) AS chosen
CROSS JOIN run_list AS l
CROSS JOIN attempts AS a ON a.run_id = l.run_id AND a.test_id = chosen.test_id AND a.attempt = 1
LEFT JOIN timings AS t ON t.run_id = a.run_id AND t.test_id = a.test_id AND t.attempt = 1
WHERE true
  AND (:branch IS NULL OR branch = :branch)
  AND (:since IS NULL OR started >= :since)
  AND (:until IS NULL OR substr(started, 1, length(:until)) <= :until)
  AND (:where IS NULL OR length(:where) + 1 = (
    SELECT sum(length(label) + 1) FROM run_labels AS w
    WHERE w.run_id = l.run_id AND instr(',' || :where || ',', ',' || label || ',')))
ORDER BY started_at DESC, l.run_id DESC
LIMIT coalesce(:limit, 30)
