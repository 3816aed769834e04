-- Which files pay for the same setup again and again, and what sharing it would save
-- :run             the run, by its id or the beginning of it (the newest with phases)
-- :suite           the suite (that of the newest run with tests)
-- :branch, :where  one branch; labels, such as db=sqlite,python=3.12
-- :since, :until   ISO times or their beginnings, such as 2026-03
-- :limit           how many files (20)
-- typical: the median of the setups of 1 ms or more, each with its teardown. would save: all of
-- these but one a worker, as if the tests of a file could share them; in tests, not by the clock.
WITH chosen AS MATERIALIZED (
  SELECT run_id, run, suite_id, started_at FROM run_list AS l
  WHERE suite_id = coalesce((SELECT suite_id FROM runs WHERE key LIKE :run || '%'), (
      SELECT suite_id FROM suite_list WHERE :suite IS NULL OR suite = :suite
      ORDER BY has_tests DESC, newest DESC, suite_id DESC LIMIT 1))
    AND CASE WHEN :run IS NULL THEN excluded_why IS NULL ELSE run LIKE :run || '%' END
    AND (:branch IS NULL OR branch = :branch)
    AND (:since IS NULL OR started >= '' || :since)
    AND (:until IS NULL OR substr(started, 1, length(:until)) <= '' || :until)
    AND (:where IS NULL OR length(:where) + 1 = (
      SELECT sum(length(label) + 1) FROM run_labels AS w
      WHERE w.run_id = l.run_id AND instr(',' || :where || ',', ',' || label || ',')))
    AND EXISTS (SELECT 1 FROM timings AS t WHERE t.run_id = l.run_id AND setup_us IS NOT NULL)
  ORDER BY started_at DESC, run_id DESC LIMIT 1
),
phases AS (
  SELECT
    coalesce(file, class, name) AS file,
    worker,
    setup_us,
    coalesce(teardown_us, 0) AS teardown_us,
    setup_us + coalesce(call_us, 0) + coalesce(teardown_us, 0) AS all_us
  FROM chosen CROSS JOIN timings USING (run_id)
  JOIN tests ON tests.id = test_id
  WHERE attempt = 1 AND setup_us IS NOT NULL
  ORDER BY file, setup_us + coalesce(teardown_us, 0)
),
sums AS (
  SELECT
    file,
    count(*) AS tests,
    count(*) FILTER (WHERE setup_us >= 1000) AS setups,
    max(1, count(DISTINCT worker)) AS workers,
    sum(setup_us) AS setup_us,
    sum(teardown_us) AS teardown_us,
    sum(all_us) AS all_us,
    json_group_array(setup_us + teardown_us) FILTER (WHERE setup_us >= 1000) AS sorted
  FROM phases
  GROUP BY file
),
costs AS (
  SELECT
    *,
    (json_extract(sorted, '$[' || ((setups - 1) / 2) || ']')
      + json_extract(sorted, '$[' || (setups / 2) || ']')) / 2.0 AS typical_us
  FROM sums
  WHERE setups > 0
)
SELECT
  file,
  tests,
  setups,
  setup_us,
  teardown_us,
  round(100.0 * setup_us / nullif(all_us, 0), 2) AS setup_share_percent,
  cast(round(typical_us) AS INTEGER) AS typical_us,
  cast(round(typical_us * max(0, setups - workers)) AS INTEGER) AS would_save_us
FROM costs
ORDER BY would_save_us DESC, file
LIMIT coalesce(:limit, 20)
