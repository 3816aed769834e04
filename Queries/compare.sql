-- How the tests differ between two runs, branches or labels, clear differences first
-- :a, :b           runs, by their ids or the beginnings of them, or branches: before and after
--                  (the newest run; those before it)
-- :where, :vs      or labels of the runs before and of those after (db=sqlite, db=postgres)
-- :suite           the suite (that of the newest run with tests)
-- :branch          one branch
-- :since, :until   ISO times or their beginnings, such as 2026-03
-- :runs            how many runs a side, where it is not one run (10)
-- :limit           how many tests, and how many added and removed ones (20)
-- Medians of first attempts. low, high: bounds of the ratio, from the order statistics that hold each
-- median with 95 % (with fewer than 6 runs all that was seen); one run has the spread that the test
-- had in the 10 runs before. slower and faster where both bounds are on one side of 1.
WITH listed AS MATERIALIZED (
  SELECT
    run_id, run, branch, suite_id, started_at,
    (:where IS NULL OR length(:where) + 1 = (
      SELECT sum(length(label) + 1) FROM run_labels AS w
      WHERE w.run_id = l.run_id AND instr(',' || :where || ',', ',' || label || ','))) AS fits_where,
    (:vs IS NULL OR length(:vs) + 1 = (
      SELECT sum(length(label) + 1) FROM run_labels AS w
      WHERE w.run_id = l.run_id AND instr(',' || :vs || ',', ',' || label || ','))) AS fits_vs,
    suite_id = (
        SELECT suite_id FROM suite_list WHERE :suite IS NULL OR suite = :suite
        ORDER BY has_tests DESC, newest DESC, suite_id DESC LIMIT 1)
    AND (:branch IS NULL OR branch = :branch)
    AND (:since IS NULL OR started >= '' || :since)
    AND (:until IS NULL OR substr(started, 1, length(:until)) <= '' || :until)
    AND excluded_why IS NULL AS fits
  FROM run_list AS l
),
after_runs AS MATERIALIZED (
  SELECT run_id, suite_id, started_at FROM listed
  WHERE CASE
    WHEN :b IS NULL THEN fits AND CASE WHEN :vs IS NULL THEN fits_where ELSE fits_vs END
    WHEN :b IN (SELECT branch FROM runs) THEN branch = :b AND fits
      AND CASE WHEN :vs IS NULL THEN fits_where ELSE fits_vs END
    ELSE run LIKE :b || '%'
  END
  ORDER BY started_at DESC, run_id DESC
  LIMIT CASE WHEN :b IS NULL AND :vs IS NULL THEN 1 ELSE coalesce(:runs, 10) END
),
before_runs AS MATERIALIZED (
  SELECT run_id FROM listed
  WHERE CASE
    WHEN :a IS NULL THEN fits AND fits_where AND run_id NOT IN (SELECT run_id FROM after_runs)
      AND (:vs IS NOT NULL OR started_at <= (SELECT min(started_at) FROM after_runs))
    WHEN :a IN (SELECT branch FROM runs) THEN branch = :a AND fits AND fits_where
    ELSE run LIKE :a || '%'
  END
  ORDER BY started_at DESC, run_id DESC
  LIMIT coalesce(:runs, 10)
),
sides AS (
  SELECT 'a' AS side, run_id FROM before_runs
  UNION ALL SELECT 'b', run_id FROM after_runs
  UNION ALL SELECT 'noise', run_id FROM (
    SELECT run_id FROM listed
    WHERE suite_id = (SELECT max(suite_id) FROM after_runs)
      AND started_at < (SELECT max(started_at) FROM after_runs)
      AND run_id NOT IN (SELECT run_id FROM after_runs)
      AND 1 IN ((SELECT count(*) FROM before_runs), (SELECT count(*) FROM after_runs))
    ORDER BY started_at DESC, run_id DESC LIMIT 10)
),
-- The steps in which durations were written, where they show any; of one step nothing is so many times as long.
resolution AS MATERIALIZED (
  SELECT CASE
    WHEN count(*) < 8 THEN 0
    WHEN max(duration_us % 1000000) = 0 AND min(duration_us) <= 1000000 THEN 1000000
    WHEN max(duration_us % 10000) = 0 AND min(duration_us) <= 10000 THEN 10000
    WHEN max(duration_us % 1000) = 0 AND min(duration_us) <= 1000 THEN 1000
    ELSE 0 END AS step_us
  FROM sides CROSS JOIN first_attempts USING (run_id)
  WHERE duration_us IS NOT NULL
),
durations AS (
  SELECT
    test_id,
    side,
    count(*) AS n,
    count(duration_us) AS measured,
    sum(outcome > 3) AS failed,
    sum(outcome = 0) AS skipped,
    json_group_array(duration_us) AS sorted
  FROM (
    SELECT test_id, side, outcome, duration_us
    FROM sides CROSS JOIN first_attempts USING (run_id)
    ORDER BY test_id, side, duration_us NULLS LAST
  )
  GROUP BY test_id, side
),
ranked AS (
  SELECT
    *,
    CASE side WHEN 'noise' THEN 0 ELSE
      (measured >= 9) + (measured >= 12) + (measured >= 15) + (measured >= 17) + (measured >= 20)
      + (measured >= 23) + (measured >= 25) + (measured >= 28) + (measured >= 30) END AS k
  FROM durations
),
figures AS (
  SELECT
    *,
    (json_extract(sorted, '$[' || ((measured - 1) / 2) || ']')
      + json_extract(sorted, '$[' || (measured / 2) || ']')) / 2.0 AS median_us,
    json_extract(sorted, '$[' || k || ']') AS low_us,
    json_extract(sorted, '$[' || (measured - 1 - k) || ']') AS high_us
  FROM ranked
),
pairs AS (
  SELECT
    test_id,
    max(median_us) FILTER (WHERE side = 'a') AS a_us,
    max(median_us) FILTER (WHERE side = 'b') AS b_us,
    max(n) FILTER (WHERE side = 'a') AS a_runs,
    max(n) FILTER (WHERE side = 'b') AS b_runs,
    max(low_us) FILTER (WHERE side = 'a') AS a_low,
    max(high_us) FILTER (WHERE side = 'a') AS a_high,
    max(low_us) FILTER (WHERE side = 'b') AS b_low,
    max(high_us) FILTER (WHERE side = 'b') AS b_high,
    max(low_us / nullif(median_us, 0)) FILTER (WHERE side = 'noise' AND n > 2) AS low,
    max(high_us / nullif(median_us, 0)) FILTER (WHERE side = 'noise' AND n > 2) AS high,
    max(failed = n) FILTER (WHERE side = 'a') AS a_fails,
    max(failed = n) FILTER (WHERE side = 'b') AS b_fails,
    max(skipped = n) FILTER (WHERE side = 'a') AS a_skips,
    max(skipped = n) FILTER (WHERE side = 'b') AS b_skips
  FROM figures
  GROUP BY test_id
),
compared AS (
  SELECT
    *,
    CASE WHEN b_runs = 1 THEN b_us * low ELSE b_low END
      / nullif(CASE WHEN a_runs = 1 THEN a_us * high ELSE 1.0 * a_high END, 0) AS low_ratio,
    CASE WHEN b_runs = 1 THEN b_us * high ELSE b_high END
      / nullif(CASE WHEN a_runs = 1 THEN a_us * low ELSE 1.0 * a_low END, 0) AS high_ratio
  FROM pairs
),
told AS (
  SELECT
    *,
    CASE
      WHEN a_runs IS NULL THEN 'added'
      WHEN b_runs IS NULL THEN 'removed'
      WHEN b_fails AND NOT a_fails THEN 'fails'
      WHEN a_fails AND NOT b_fails THEN 'passes'
      WHEN b_skips AND NOT a_skips THEN 'skipped'
      WHEN low_ratio > 1 THEN 'slower'
      WHEN high_ratio < 1 THEN 'faster'
      ELSE ''
    END AS what
  FROM compared
  WHERE a_runs IS NOT NULL OR b_runs IS NOT NULL
),
sorted AS (
  SELECT
    *,
    row_number() OVER (
      PARTITION BY CASE WHEN what IN ('added', 'removed') THEN what END
      ORDER BY what = '', abs(coalesce(b_us, 0) - coalesce(a_us, 0)) DESC, test_id) AS row
  FROM told
)
SELECT
  test,
  cast(round(a_us) AS INTEGER) AS before_us,
  cast(round(b_us) AS INTEGER) AS after_us,
  cast(round(b_us - a_us) AS INTEGER) AS difference_us,
  CASE WHEN a_us >= 1.5 * step_us AND a_us > 0 THEN round(b_us / a_us, 2) END AS ratio,
  CASE WHEN a_us >= 1.5 * step_us THEN round(low_ratio, 2) END AS low_ratio,
  CASE WHEN a_us >= 1.5 * step_us THEN round(high_ratio, 2) END AS high_ratio,
  what
FROM sorted JOIN test_names USING (test_id) CROSS JOIN resolution
WHERE row <= coalesce(:limit, 20)
ORDER BY what IN ('added', 'removed'), CASE WHEN what IN ('added', 'removed') THEN what END, row
