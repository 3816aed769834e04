-- What a test did run by run, newest first; under its earlier names too
-- :test            the test's id, or a part of it, in which * is any text (the longest of the newest run)
-- :suite           the suite (of those with such a test that of the newest run)
-- :branch, :where  one branch; labels, such as db=sqlite,python=3.12
-- :since, :until   ISO times or their beginnings, such as 2026-03
-- :limit           how many runs (30)
-- Times are of the first attempt. matching tests: how many tests have that in their id, of which the
-- first is shown; 1 where it is a whole id.
WITH asked AS MATERIALIZED (
  SELECT suite_id FROM suite_list AS s
  WHERE :suite IS NULL OR suite = :suite
  ORDER BY
    EXISTS (
      SELECT 1 FROM test_names AS n
      WHERE n.suite_id = s.suite_id
        AND n.test GLOB '*' || replace(replace(:test, '[', '[[]'), '?', '[?]') || '*') DESC,
    has_tests DESC, newest DESC, suite_id DESC
  LIMIT 1
),
longest AS MATERIALIZED (
  SELECT test_id FROM attempts
  WHERE :test IS NULL AND run_id = (
    SELECT run_id FROM run_list
    WHERE suite_id = (SELECT suite_id FROM asked) AND excluded_why IS NULL AND tests > 0
    ORDER BY started_at DESC, run_id DESC LIMIT 1)
  ORDER BY duration_us DESC, test_id LIMIT 1
),
found AS MATERIALIZED (
  SELECT test_id, test, count(*) OVER () AS matching, test = :test AS is_exact FROM test_names
  WHERE suite_id = (SELECT suite_id FROM asked)
    AND (test_id = (SELECT test_id FROM longest)
      OR test GLOB '*' || replace(replace(:test, '[', '[[]'), '?', '[?]') || '*')
  ORDER BY is_exact DESC, test LIMIT 1
),
named AS MATERIALIZED (
  SELECT recorded_test_id AS test_id FROM test_lineage
  WHERE test_id = coalesce(
    (SELECT test_id FROM renamed_tests WHERE old_test_id = (SELECT test_id FROM found)),
    (SELECT test_id FROM found))
),
ran AS MATERIALIZED (
  SELECT l.run_id, a.test_id, started_at
  FROM run_list AS l
  CROSS JOIN attempts AS a
    ON a.run_id = l.run_id AND a.test_id IN (SELECT test_id FROM named) AND a.attempt = 1
  WHERE suite_id = (SELECT suite_id FROM asked)
    AND excluded_why IS NULL
    AND (:branch IS NULL OR branch = :branch)
    AND (:since IS NULL OR started >= '' || :since)
    AND (:until IS NULL OR substr(started, 1, length(:until)) <= '' || :until)
    AND (:where IS NULL OR length(:where) + 1 = (
      SELECT sum(length(label) + 1) FROM run_labels AS w
      WHERE w.run_id = l.run_id AND instr(',' || :where || ',', ',' || label || ',')))
  ORDER BY started_at DESC, l.run_id DESC
  LIMIT coalesce(:limit, 30)
)
SELECT
  n.test,
  CASE WHEN is_exact THEN 1 ELSE matching END AS matching_tests,
  substr(run, 1, 8) AS run,
  l.started,
  substr(commit_hash, 1, 8) AS "commit",
  (SELECT group_concat(word, ', ') FROM (
    SELECT word FROM attempts AS x JOIN outcomes AS o ON o.id = x.outcome
    WHERE x.run_id = r.run_id AND x.test_id = r.test_id ORDER BY x.attempt)) AS outcome,
  a.duration_us,
  setup_us,
  call_us,
  teardown_us,
  worker
FROM found CROSS JOIN ran AS r
CROSS JOIN test_names AS n ON n.test_id = r.test_id
CROSS JOIN run_list AS l ON l.run_id = r.run_id
CROSS JOIN attempts AS a ON a.run_id = r.run_id AND a.test_id = r.test_id AND a.attempt = 1
LEFT JOIN timings AS t ON t.run_id = a.run_id AND t.test_id = a.test_id AND t.attempt = 1
ORDER BY r.started_at DESC, r.run_id DESC
