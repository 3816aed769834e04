-- How a suite develops by run, day, week or month, newest last
-- :suite           the suite (that of the newest run with tests)
-- :branch, :where  one branch; labels, such as db=sqlite,python=3.12
-- :since, :until   ISO times or their beginnings, such as 2026-03
-- :by              run, day, week or month (run)
-- :limit           how many of them (20)
-- Of several runs: the median of times, the newest count of tests and coverage, flaky tests a run.
-- efficiency: CPU time, busy: the tests' own time, both of wall time times workers. flake budget: the
-- flaky tests to expect in a run, by the 30 runs up to then.
WITH chosen AS MATERIALIZED (
  SELECT
    run_id,
    started_at,
    CASE coalesce(:by, 'run')
      WHEN 'day' THEN substr(started, 1, 10)
      WHEN 'week' THEN date(started, '-6 days', 'weekday 1')
      WHEN 'month' THEN substr(started, 1, 7)
      ELSE started || run
    END AS period
  FROM run_list AS l
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
),
periods AS (
  SELECT period FROM chosen GROUP BY period ORDER BY period DESC LIMIT coalesce(:limit, 20)
),
expected AS (
  SELECT
    run_id,
    period,
    avg(t.flaky) OVER (ORDER BY started_at, run_id ROWS 29 PRECEDING) AS flake_budget
  FROM chosen LEFT JOIN totals AS t USING (run_id)
),
placed AS MATERIALIZED (
  SELECT
    *,
    row_number() OVER (PARTITION BY period ORDER BY started_at DESC, run_id DESC) AS age,
    row_number() OVER (PARTITION BY period, wall_us IS NULL ORDER BY wall_us) AS wall_place,
    count(wall_us) OVER (PARTITION BY period) AS walls,
    row_number() OVER (PARTITION BY period, tests_us IS NULL ORDER BY tests_us) AS tests_place,
    count(tests_us) OVER (PARTITION BY period) AS measured
  FROM expected CROSS JOIN run_list USING (run_id)
  WHERE period IN (SELECT period FROM periods)
)
SELECT
  CASE WHEN coalesce(:by, 'run') IN ('day', 'week', 'month') THEN period ELSE max(started) END
    AS started,
  max(substr(run, 1, 8)) FILTER (WHERE age = 1) AS run,
  max(substr(commit_hash, 1, 8)) FILTER (WHERE age = 1) AS "commit",
  max(subject) FILTER (WHERE age = 1) AS subject,
  count(*) AS runs,
  cast(round(avg(wall_us) FILTER (WHERE wall_place IN ((walls + 1) / 2, (walls + 2) / 2)))
    AS INTEGER) AS wall_us,
  cast(round(avg(tests_us) FILTER (WHERE tests_place IN ((measured + 1) / 2, (measured + 2) / 2)))
    AS INTEGER) AS tests_us,
  max(tests) FILTER (WHERE age = 1) AS tests,
  sum(failed) AS failed,
  round(100.0 * sum(passed) / nullif(sum(passed) + sum(failed), 0), 2) AS passed_percent,
  (SELECT coverage_percent FROM placed AS c
   WHERE c.period = p.period AND coverage_percent IS NOT NULL ORDER BY age LIMIT 1)
    AS coverage_percent,
  round(avg(efficiency_percent), 2) AS efficiency_percent,
  round(avg(busy_percent), 2) AS busy_percent,
  CASE count(*) WHEN 1 THEN max(flaky) ELSE round(avg(flaky), 2) END AS flaky,
  round(max(flake_budget) FILTER (WHERE age = 1), 2) AS flake_budget
FROM placed AS p
GROUP BY period
ORDER BY p.period
