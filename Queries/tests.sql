-- Which tests there are, with tier, median and last outcome
-- :test            a part of their ids, in which * is any text (all tests)
-- :tier            fast, medium or slow (all)
-- :fast_us, :medium_us  the longest that a fast, a medium test takes (100000, 1000000)
-- :suite           the suite (that of the newest run with tests)
-- :branch, :where  one branch; labels, such as db=sqlite,python=3.12
-- :since, :until   ISO times or their beginnings, such as 2026-03
-- :runs            how many of the newest runs count (30; with :since all)
-- :limit           how many tests (40)
WITH recent AS MATERIALIZED (
  SELECT *, row_number() OVER (ORDER BY started_at DESC, run_id DESC) AS age
  FROM (
    SELECT run_id, started_at FROM run_list AS l
    WHERE suite_id = (
        SELECT suite_id FROM suite_list WHERE :suite IS NULL OR suite = :suite
        ORDER BY has_tests DESC, newest DESC, suite_id DESC LIMIT 1)
      AND (:branch IS NULL OR branch = :branch)
      AND (:since IS NULL OR started >= '' || :since)
      AND (:until IS NULL OR substr(started, 1, length(:until)) <= '' || :until)
      AND (:where IS NULL OR length(:where) + 1 = (
        SELECT sum(length(label) + 1) FROM run_labels AS w
        WHERE w.run_id = l.run_id AND instr(',' || :where || ',', ',' || label || ',')))
      AND excluded_why IS NULL
    ORDER BY started_at DESC, run_id DESC
    LIMIT coalesce(:runs, CASE WHEN :since IS NULL THEN 30 ELSE -1 END)
  )
),
chosen AS (
  SELECT test_id, suite_id, test FROM test_names
  WHERE suite_id = (
      SELECT suite_id FROM suite_list WHERE :suite IS NULL OR suite = :suite
      ORDER BY has_tests DESC, newest DESC, suite_id DESC LIMIT 1)
    AND (:test IS NULL OR test GLOB '*' || replace(replace(:test, '[', '[[]'), '?', '[?]') || '*')
  ORDER BY test
  LIMIT CASE WHEN :tier IS NULL THEN coalesce(:limit, 40) ELSE -1 END
),
durations AS (
  SELECT
    test_id, count(*) AS runs, json_group_array(duration_us) AS sorted
  FROM (
    SELECT test_id, duration_us
    FROM chosen CROSS JOIN recent CROSS JOIN attempts USING (run_id, test_id)
    WHERE attempt = 1 AND outcome <> 0 AND duration_us IS NOT NULL
    ORDER BY test_id, duration_us
  )
  GROUP BY test_id
),
medians AS (
  SELECT
    test_id,
    runs,
    cast(round((json_extract(sorted, '$[' || ((runs - 1) / 2) || ']')
      + json_extract(sorted, '$[' || (runs / 2) || ']')) / 2.0) AS INTEGER) AS median_us
  FROM durations
),
tiered AS (
  SELECT
    *,
    CASE
      WHEN median_us IS NULL THEN NULL
      WHEN median_us <= coalesce(:fast_us, 100000) THEN 'fast'
      WHEN median_us <= coalesce(:medium_us, 1000000) THEN 'medium'
      ELSE 'slow'
    END AS tier,
    (SELECT u.id FROM runs AS u CROSS JOIN attempts AS a
     ON a.run_id = u.id AND a.test_id = c.test_id AND a.attempt = 1
     WHERE u.suite_id = c.suite_id ORDER BY u.started_at DESC, u.id DESC LIMIT 1) AS last_run_id
  FROM chosen AS c LEFT JOIN medians USING (test_id)
)
SELECT
  test,
  tier,
  median_us,
  (SELECT word FROM outcomes AS o JOIN results AS r ON r.outcome = o.id
   WHERE r.run_id = t.last_run_id AND r.test_id = t.test_id) AS last_outcome,
  (SELECT started FROM run_list AS l WHERE l.run_id = t.last_run_id) AS last_seen,
  runs
FROM tiered AS t
WHERE :tier IS NULL OR tier = :tier
ORDER BY test
LIMIT coalesce(:limit, 40)
