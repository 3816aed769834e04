-- How many tests are fast, medium and slow, and what part of the time they take
-- :fast_us, :medium_us  the longest that a fast, a medium test takes (100000, 1000000)
-- :suite           the suite (that of the newest run with tests)
-- :branch, :where  one branch; labels, such as db=sqlite,python=3.12
-- :since, :until   ISO times or their beginnings, such as 2026-03
-- :runs            how many of the newest runs count (30; with :since all)
-- :limit           how many tiers (3)
-- Of medians of first attempts.
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
durations AS (
  SELECT
    test_id, count(*) AS runs, json_group_array(duration_us) AS sorted
  FROM (
    SELECT test_id, duration_us
    FROM recent CROSS JOIN first_durations USING (run_id)
    ORDER BY test_id, duration_us
  )
  GROUP BY test_id
),
medians AS (
  SELECT
    test_id,
    cast(round((json_extract(sorted, '$[' || ((runs - 1) / 2) || ']')
      + json_extract(sorted, '$[' || (runs / 2) || ']')) / 2.0) AS INTEGER) AS median_us
  FROM durations
),
tiered AS (
  SELECT
    test_id,
    median_us,
    CASE
      WHEN median_us <= coalesce(:fast_us, 100000) THEN 'fast'
      WHEN median_us <= coalesce(:medium_us, 1000000) THEN 'medium'
      ELSE 'slow'
    END AS tier
  FROM medians
),
sums AS (
  SELECT tier, count(*) AS tests, sum(median_us) AS sum_us, max(median_us) AS max_us, test_id
  FROM tiered GROUP BY tier
)
SELECT
  tier,
  tests,
  round(100.0 * tests / sum(tests) OVER (), 2) AS tests_percent,
  sum_us AS time_us,
  round(100.0 * sum_us / nullif(sum(sum_us) OVER (), 0), 2) AS time_percent,
  max_us AS slowest_us,
  test AS slowest_test
FROM sums JOIN test_names USING (test_id)
ORDER BY max_us
LIMIT coalesce(:limit, 3)
