-- How many tests are fast, medium and slow, and what part of the time they take
-- :fast_us, :medium_us  the longest that a fast, a medium test takes (100000, 1000000)
-- :suite           the suite (that of the newest run with tests)
-- :branch, :where  one branch; labels, such as db=sqlite,python=3.12
-- :since, :until   ISO times or their beginnings, such as 2026-03
-- :runs            how many of the newest runs count (30; with :since all)
-- :limit           how many tiers (3)
-- Of medians of first attempts. A test goes to another tier once the middle one of five runs is more than a
-- fifth past a bound; one that never was keeps the tier of its first five runs.
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
timed AS MATERIALIZED (
  SELECT test_id, age, duration_us FROM recent CROSS JOIN first_durations USING (run_id)
),
durations AS MATERIALIZED (
  SELECT
    test_id, count(*) AS runs, json_group_array(duration_us) AS sorted
  FROM (SELECT test_id, duration_us FROM timed ORDER BY test_id, duration_us)
  GROUP BY test_id
),
-- Only these may be near a bound: all others are on one side of both in every run.
near AS (
  SELECT test_id FROM durations
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
medians AS (
  SELECT
    test_id,
    cast(round((json_extract(sorted, '$[' || ((runs - 1) / 2) || ']')
      + json_extract(sorted, '$[' || (runs / 2) || ']')) / 2.0) AS INTEGER) AS median_us
  FROM durations
),
-- Not joined, which would compare each of many tests with all the others.
tiered AS (
  SELECT
    test_id,
    max(median_us) AS median_us,
    coalesce(max(level), 1 + 2 * (max(median_us) > coalesce(:fast_us, 100000))) AS level
  FROM (
    SELECT test_id, median_us, NULL AS level FROM medians
    UNION ALL
    SELECT test_id, NULL, level FROM levelled
  )
  GROUP BY test_id
),
sums AS (
  SELECT
    level, count(*) AS tests, sum(median_us) AS sum_us, max(median_us) AS max_us, test_id
  FROM tiered GROUP BY level
)
SELECT
  CASE level WHEN 1 THEN 'fast' WHEN 2 THEN 'medium' ELSE 'slow' END AS tier,
  tests,
  round(100.0 * tests / sum(tests) OVER (), 2) AS tests_percent,
  sum_us AS time_us,
  round(100.0 * sum_us / nullif(sum(sum_us) OVER (), 0), 2) AS time_percent,
  max_us AS slowest_us,
  test AS slowest_test
FROM sums JOIN test_names USING (test_id)
ORDER BY level
LIMIT coalesce(:limit, 3)
