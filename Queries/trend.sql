-- How a suite develops by run, day, week or month, newest last
-- :suite           the suite (that of the newest run with tests)
-- :branch, :where  one branch; labels, such as db=sqlite,python=3.12
-- :since, :until   ISO times or their beginnings, such as 2026-03
-- :by              run, day, week or month (run)
-- :limit           how many of them (20)
-- Of several runs: the median of times, the newest count of tests and coverage, flaky tests a run.
-- efficiency: CPU time, busy: the tests' own time, both of wall time times workers. flake budget: the
-- flaky tests to expect in a run, by the 30 runs up to then. Runs that were thinned out are a row a day, of means.
WITH chosen AS MATERIALIZED (
  SELECT
    run_id,
    started_at,
    CASE coalesce(:by, 'run')
      WHEN 'day' THEN substr(started, 1, 10)
      WHEN 'week' THEN date(started, '-6 days', 'weekday 1')
      WHEN 'month' THEN substr(started, 1, 7)
      ELSE started || started_at || run
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
thinned AS MATERIALIZED (
  SELECT
    *,
    CASE :by
      WHEN 'week' THEN date(started, '-6 days', 'weekday 1')
      WHEN 'month' THEN substr(started, 1, 7)
      ELSE started
    END AS period
  FROM (SELECT *, date(day * 86400, 'unixepoch') AS started FROM daily_runs)
  WHERE suite_id = (
      SELECT suite_id FROM suite_list WHERE :suite IS NULL OR suite = :suite
      ORDER BY has_tests DESC, newest DESC, suite_id DESC LIMIT 1)
    AND (:branch IS NULL OR branch = :branch)
    AND (:since IS NULL OR started >= '' || :since)
    AND (:until IS NULL OR substr(started, 1, length(:until)) <= '' || :until)
    AND :where IS NULL
),
periods AS MATERIALIZED (
  SELECT period FROM (SELECT period FROM chosen UNION SELECT period FROM thinned)
  ORDER BY period DESC LIMIT coalesce(:limit, 20)
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
),
present AS (
  SELECT
    period,
    max(started) AS started,
    max(run) FILTER (WHERE age = 1) AS run,
    max(commit_hash) FILTER (WHERE age = 1) AS commit_hash,
    max(subject) FILTER (WHERE age = 1) AS subject,
    count(*) AS runs,
    max(walls) AS walls,
    avg(wall_us) FILTER (WHERE wall_place IN ((walls + 1) / 2, (walls + 2) / 2)) AS wall_us,
    max(measured) AS measured,
    avg(tests_us) FILTER (WHERE tests_place IN ((measured + 1) / 2, (measured + 2) / 2)) AS tests_us,
    max(tests) FILTER (WHERE age = 1) AS tests,
    sum(failed) AS failed,
    sum(passed) AS passed,
    (SELECT coverage_percent FROM placed AS c
     WHERE c.period = p.period AND coverage_percent IS NOT NULL ORDER BY age LIMIT 1)
      AS coverage_percent,
    count(efficiency_percent) AS efficiencies,
    total(efficiency_percent) AS efficiency_percent,
    count(busy_percent) AS loads,
    total(busy_percent) AS busy_percent,
    count(flaky) AS counted,
    sum(flaky) AS flaky,
    max(flake_budget) FILTER (WHERE age = 1) AS flake_budget
  FROM placed AS p
  GROUP BY period
),
past AS (
  SELECT
    period,
    sum(runs) AS runs,
    sum(walls) AS walls,
    sum(wall_us) AS wall_us,
    sum(measured) AS measured,
    sum(tests_us) AS tests_us,
    sum(efficiencies) AS efficiencies,
    sum(efficiency_percent) AS efficiency_percent,
    sum(loads) AS loads,
    sum(busy_percent) AS busy_percent,
    sum(passed) AS passed,
    sum(failed) AS failed,
    sum(flaky) AS flaky,
    (SELECT tests FROM thinned AS n
     WHERE n.period = t.period AND tests IS NOT NULL ORDER BY newest_at DESC LIMIT 1) AS tests,
    (SELECT coverage_percent FROM thinned AS n
     WHERE n.period = t.period AND coverage_percent IS NOT NULL ORDER BY newest_at DESC LIMIT 1)
      AS coverage_percent
  FROM thinned AS t
  WHERE period IN (SELECT period FROM periods)
  GROUP BY period
)
SELECT
  CASE WHEN coalesce(:by, 'run') IN ('day', 'week', 'month') THEN period
    ELSE coalesce(p.started, period) END AS started,
  substr(p.run, 1, 8) AS run,
  substr(p.commit_hash, 1, 8) AS "commit",
  p.subject AS subject,
  coalesce(p.runs, 0) + coalesce(t.runs, 0) AS runs,
  cast(round((coalesce(p.wall_us * p.walls, 0) + coalesce(t.wall_us, 0))
    / nullif(coalesce(p.walls, 0) + coalesce(t.walls, 0), 0)) AS INTEGER) AS wall_us,
  cast(round((coalesce(p.tests_us * p.measured, 0) + coalesce(t.tests_us, 0))
    / nullif(coalesce(p.measured, 0) + coalesce(t.measured, 0), 0)) AS INTEGER) AS tests_us,
  coalesce(p.tests, t.tests) AS tests,
  coalesce(p.failed + t.failed, p.failed, t.failed) AS failed,
  round(100.0 * coalesce(p.passed + t.passed, p.passed, t.passed)
    / nullif(coalesce(p.passed + t.passed, p.passed, t.passed)
      + coalesce(p.failed + t.failed, p.failed, t.failed), 0), 2) AS passed_percent,
  coalesce(p.coverage_percent, t.coverage_percent) AS coverage_percent,
  round((coalesce(p.efficiency_percent, 0) + coalesce(t.efficiency_percent, 0))
    / nullif(coalesce(p.efficiencies, 0) + coalesce(t.efficiencies, 0), 0), 2) AS efficiency_percent,
  round((coalesce(p.busy_percent, 0) + coalesce(t.busy_percent, 0))
    / nullif(coalesce(p.loads, 0) + coalesce(t.loads, 0), 0), 2) AS busy_percent,
  CASE coalesce(p.runs, 0) + coalesce(t.runs, 0)
    WHEN 1 THEN coalesce(p.flaky, t.flaky)
    ELSE round(1.0 * coalesce(p.flaky + t.flaky, p.flaky, t.flaky)
      / nullif(coalesce(p.counted, 0) + coalesce(t.runs, 0), 0), 2) END AS flaky,
  round(p.flake_budget, 2) AS flake_budget
FROM periods LEFT JOIN present AS p USING (period) LEFT JOIN past AS t USING (period)
ORDER BY period
