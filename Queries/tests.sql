-- Which tests there are, with tier, median, last outcome and how they ended lately
-- :test            a part of their ids, in which * is any text (all tests)
-- :tier            fast, medium or slow (all)
-- :fast_us, :medium_us  the longest that a fast, a medium test takes (100000, 1000000)
-- :suite           the suite (of those with such a test that of the newest run)
-- :branch, :where  one branch; labels, such as db=sqlite,python=3.12
-- :since, :until   ISO times or their beginnings, such as 2026-03
-- :runs            how many of the newest runs count (30; with :since all)
-- :limit           how many tests (40)
-- lately: how it ended in these runs, after retries: began to fail in the last one or two, fails in
-- more; flaked, where a retry passed; failed at all; new, in fewer than ten of them; passes. What it is
-- by all its history, its state, laptime tests, show and flaky tell.
-- tier: as tiers has it, which keeps a test near a bound where it was.
-- A renamed test has its whole history, and is found by its earlier names too.
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
listed AS MATERIALIZED (
  SELECT run_id, started_at FROM run_list AS l
  WHERE suite_id = (SELECT suite_id FROM asked)
    AND (:branch IS NULL OR branch = :branch)
    AND (:since IS NULL OR started >= '' || :since)
    AND (:until IS NULL OR substr(started, 1, length(:until)) <= '' || :until)
    AND (:where IS NULL OR length(:where) + 1 = (
      SELECT sum(length(label) + 1) FROM run_labels AS w
      WHERE w.run_id = l.run_id AND instr(',' || :where || ',', ',' || label || ',')))
    AND excluded_why IS NULL
),
recent AS MATERIALIZED (
  SELECT *, row_number() OVER (ORDER BY started_at DESC, run_id DESC) AS age
  FROM (
    SELECT * FROM listed
    ORDER BY started_at DESC, run_id DESC
    LIMIT coalesce(:runs, CASE WHEN :since IS NULL THEN 30 ELSE -1 END)
  )
),
named AS (
  SELECT test_id, suite_id, test FROM test_names
  WHERE suite_id = (SELECT suite_id FROM asked)
    AND (:test IS NULL OR test GLOB '*' || replace(replace(:test, '[', '[[]'), '?', '[?]') || '*'
      OR test_id IN (
        SELECT r.test_id FROM renamed_tests AS r JOIN test_names AS o ON o.test_id = r.old_test_id
        WHERE o.test GLOB '*' || replace(replace(:test, '[', '[[]'), '?', '[?]') || '*'))
    AND test_id NOT IN (SELECT old_test_id FROM renamed_tests)
  -- The limit keeps SQLite from leaving the order out, so that of many tests the first ones suffice.
  ORDER BY test LIMIT -1
),
chosen AS MATERIALIZED (
  SELECT * FROM (
    SELECT
      test_id,
      (SELECT u.id FROM runs AS u CROSS JOIN attempts AS a
       ON a.run_id = u.id AND a.test_id = n.test_id AND a.attempt = 1
       WHERE u.suite_id = n.suite_id AND u.id IN (SELECT run_id FROM listed)
       ORDER BY u.started_at DESC, u.id DESC LIMIT 1) AS last_run_id
    FROM named AS n
  )
  WHERE last_run_id IS NOT NULL
  LIMIT CASE WHEN :tier IS NULL THEN coalesce(:limit, 40) ELSE -1 END
),
lineage AS MATERIALIZED (
  SELECT test_id, recorded_test_id FROM test_lineage WHERE test_id IN (SELECT test_id FROM chosen)
),
-- A few tests are sought in each run; for many whole runs are read.
seen AS MATERIALIZED (
  SELECT test_id, run_id, age, recorded_test_id, outcome, duration_us
  FROM lineage CROSS JOIN recent CROSS JOIN first_attempts USING (run_id, test_id, recorded_test_id)
  WHERE (SELECT count(*) FROM lineage) <= 500
  UNION ALL
  SELECT test_id, run_id, age, recorded_test_id, outcome, duration_us
  FROM recent CROSS JOIN first_attempts USING (run_id)
  WHERE (SELECT count(*) FROM lineage) > 500 AND test_id IN (SELECT test_id FROM chosen)
),
timed AS MATERIALIZED (
  SELECT test_id, age, duration_us FROM seen WHERE outcome <> 0 AND duration_us IS NOT NULL
),
ended AS (
  SELECT
    *,
    CASE WHEN outcome > 3 THEN (
      SELECT outcome FROM results AS r WHERE r.run_id = s.run_id AND r.test_id = recorded_test_id)
    ELSE outcome END AS result
  FROM seen AS s
  ORDER BY test_id, duration_us
),
grouped AS MATERIALIZED (
  SELECT
    test_id,
    count(*) AS all_runs,
    count(duration_us) FILTER (WHERE outcome <> 0) AS runs,
    json_group_array(duration_us) FILTER (WHERE outcome <> 0 AND duration_us IS NOT NULL) AS sorted,
    max(outcome > 3) AS has_failed,
    max(outcome > 3 AND result BETWEEN 1 AND 3) AS has_flaked,
    min(age) FILTER (WHERE result BETWEEN 1 AND 3) AS passed_age
  FROM ended
  GROUP BY test_id
),
-- Only these may be near a bound: all others are on one side of both in every run.
near AS (
  SELECT test_id FROM grouped
  WHERE 1.2 * json_extract(sorted, '$[' || (max(runs, 1) - 1) || ']') > coalesce(:fast_us, 100000)
    AND json_extract(sorted, '$[0]') <= 1.2 * coalesce(:medium_us, 1000000)
),
-- Of each run and the four before: how many there are, and how many of them are past each bound for sure, or nearly;
-- digits to the base of 8.
counted AS (
  SELECT
    test_id,
    age,
    sum(4096
      + (1.2 * duration_us > coalesce(:fast_us, 100000))
      + (duration_us > 1.2 * coalesce(:fast_us, 100000)) * 8
      + (1.2 * duration_us > coalesce(:medium_us, 1000000)) * 64
      + (duration_us > 1.2 * coalesce(:medium_us, 1000000)) * 512) OVER five AS digits
  FROM timed WHERE test_id IN (SELECT test_id FROM near)
  WINDOW five AS (PARTITION BY test_id ORDER BY age DESC ROWS 4 PRECEDING)
),
levels AS (
  SELECT
    test_id,
    age,
    digits / 4096 AS runs,
    1 + (digits / 8 % 8 * 2 > digits / 4096) + (digits / 512 % 8 * 2 > digits / 4096) AS least,
    1 + (digits % 8 * 2 > digits / 4096) + (digits / 64 % 8 * 2 > digits / 4096) AS most
  FROM counted
),
-- Of the newest five runs the levels that they allow, and the newest one of which five runs left no doubt.
allowed AS (
  SELECT
    test_id,
    max((1000000000 - age) * 16 + 4 * least + most) % 16 / 4 AS least,
    max((1000000000 - age) * 16 + 4 * least + most) % 4 AS most,
    max(CASE WHEN least = most AND runs = 5
      THEN (1000000000 - age) * 4 + least END) % 4 AS clear
  FROM levels GROUP BY test_id
),
levelled AS (
  SELECT test_id, max(least, min(most, coalesce(
    clear,
    (SELECT 1 + (2 * sum(duration_us > coalesce(:fast_us, 100000)) > count(*))
       + (2 * sum(duration_us > coalesce(:medium_us, 1000000)) > count(*))
     FROM (
       SELECT duration_us FROM runs AS u CROSS JOIN attempts AS a
       ON a.run_id = u.id AND a.test_id = l.test_id AND a.attempt = 1
       WHERE u.suite_id = (SELECT suite_id FROM tests AS t WHERE t.id = l.test_id)
         AND u.excluded_why IS NULL AND outcome <> 0 AND duration_us IS NOT NULL
       ORDER BY u.started_at, u.id LIMIT 5)),
    least))) AS level
  FROM allowed AS l
),
-- Not joined, which would compare each of many tests with all the others.
known AS (
  SELECT
    test_id, max(last_run_id) AS last_run_id, max(runs) AS runs, max(all_runs) AS all_runs,
    max(sorted) AS sorted, max(has_failed) AS has_failed, max(has_flaked) AS has_flaked,
    max(passed_age) AS passed_age, max(level) AS level
  FROM (
    SELECT test_id, last_run_id, 0 AS runs, 0 AS all_runs, NULL AS sorted, NULL AS has_failed,
      NULL AS has_flaked, NULL AS passed_age, NULL AS level
    FROM chosen
    UNION ALL
    SELECT test_id, NULL, runs, all_runs, sorted, has_failed, has_flaked, passed_age, NULL
    FROM grouped
    UNION ALL
    SELECT test_id, NULL, 0, 0, NULL, NULL, NULL, NULL, level FROM levelled
  )
  GROUP BY test_id
),
medians AS (
  SELECT
    *,
    cast(round((json_extract(sorted, '$[' || ((runs - 1) / 2) || ']')
      + json_extract(sorted, '$[' || (runs / 2) || ']')) / 2.0) AS INTEGER) AS median_us
  FROM known
),
tiered AS (
  SELECT
    *,
    CASE coalesce(level, 1 + 2 * (median_us > coalesce(:fast_us, 100000)))
      WHEN 1 THEN 'fast' WHEN 2 THEN 'medium' WHEN 3 THEN 'slow' END AS tier,
    (SELECT outcome FROM results AS r
     WHERE r.run_id = m.last_run_id AND r.test_id = m.test_id) AS last_outcome
  FROM medians AS m
)
SELECT
  test,
  CASE
    WHEN last_outcome = 0 THEN 'skipped'
    WHEN last_outcome > 3 AND coalesce(passed_age, 1000) > 3 THEN 'fails'
    WHEN last_outcome > 3 AND NOT has_flaked THEN 'began to fail'
    WHEN has_flaked THEN 'flaked'
    WHEN has_failed THEN 'failed'
    WHEN all_runs < 10 THEN 'new'
    ELSE 'passes'
  END AS lately,
  tier,
  median_us,
  (SELECT word FROM outcomes AS o WHERE o.id = t.last_outcome) AS last_outcome,
  (SELECT started FROM run_list AS l WHERE l.run_id = t.last_run_id) AS last_seen,
  runs
FROM tiered AS t JOIN test_names USING (test_id)
WHERE :tier IS NULL OR tier = :tier
ORDER BY test
LIMIT coalesce(:limit, 40)
