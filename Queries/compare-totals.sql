-- How two runs, branches or labels differ as a whole
-- :a, :b           runs, by their ids or the beginnings of them, or branches: before and after
--                  (the newest run; those before it)
-- :where, :vs      or labels of the runs before and of those after (db=sqlite, db=postgres)
-- :suite           the suite (that of the newest run with tests)
-- :branch          one branch
-- :since, :until   ISO times or their beginnings, such as 2026-03
-- :runs            how many runs a side, where it is not one run (10)
-- in common: the medians of the tests that both sides have, all together; typical ratio: the
-- middle one of these tests' ratios, low and high: of their middle half.
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
  SELECT 'before' AS side, run_id FROM before_runs
  UNION ALL SELECT 'after', run_id FROM after_runs
),
durations AS (
  SELECT test_id, side, count(*) AS n, json_group_array(duration_us) AS sorted
  FROM (
    SELECT test_id, side, duration_us
    FROM sides CROSS JOIN first_durations USING (run_id)
    ORDER BY test_id, side, duration_us
  )
  GROUP BY test_id, side
),
medians AS (
  SELECT
    test_id,
    side,
    (json_extract(sorted, '$[' || ((n - 1) / 2) || ']')
      + json_extract(sorted, '$[' || (n / 2) || ']')) / 2.0 AS median_us
  FROM durations
),
pairs AS MATERIALIZED (
  SELECT
    test_id,
    max(median_us) FILTER (WHERE side = 'before') AS a_us,
    max(median_us) FILTER (WHERE side = 'after') AS b_us
  FROM medians
  GROUP BY test_id
  HAVING count(*) = 2
),
ratios AS (
  SELECT
    b_us / a_us AS ratio,
    row_number() OVER (ORDER BY b_us / a_us) AS place,
    count(*) OVER () AS n
  FROM pairs
  WHERE a_us > 0
),
walls AS (
  SELECT
    side,
    wall_us,
    row_number() OVER (PARTITION BY side, wall_us IS NULL ORDER BY wall_us) AS place,
    count(wall_us) OVER (PARTITION BY side) AS n
  FROM sides JOIN run_list USING (run_id)
),
figures AS (
  SELECT
    side,
    count(*) AS runs,
    (SELECT substr(run, 1, 8) FROM sides AS x JOIN run_list USING (run_id)
     WHERE x.side = s.side ORDER BY started_at DESC, run_id DESC LIMIT 1) AS run,
    (SELECT avg(wall_us) FROM walls AS w
     WHERE w.side = s.side AND place IN ((n + 1) / 2, (n + 2) / 2)) AS wall_us,
    max(tests) AS tests,
    CASE count(*) WHEN 1 THEN max(failed) ELSE round(avg(failed), 2) END AS failed,
    CASE side WHEN 'before' THEN (SELECT sum(a_us) FROM pairs) ELSE (SELECT sum(b_us) FROM pairs) END
      AS common_us
  FROM sides AS s JOIN run_list USING (run_id)
  GROUP BY side
)
SELECT
  side,
  run,
  runs,
  tests,
  failed,
  cast(round(wall_us) AS INTEGER) AS wall_us,
  CASE side WHEN 'after' THEN round(wall_us / (
    SELECT wall_us FROM figures WHERE side = 'before'), 2) END AS wall_ratio,
  cast(round(common_us) AS INTEGER) AS in_common_us,
  CASE side WHEN 'after' THEN round(common_us / nullif((
    SELECT common_us FROM figures WHERE side = 'before'), 0), 2) END AS in_common_ratio,
  CASE side WHEN 'after' THEN (
    SELECT round(avg(ratio), 2) FROM ratios WHERE place IN ((n + 1) / 2, (n + 2) / 2)) END
    AS typical_ratio,
  CASE side WHEN 'after' THEN (SELECT round(ratio, 2) FROM ratios WHERE place = n / 4 + 1) END
    AS low_ratio,
  CASE side WHEN 'after' THEN (SELECT round(ratio, 2) FROM ratios WHERE place = n - n / 4) END
    AS high_ratio
FROM figures
ORDER BY side = 'after'
