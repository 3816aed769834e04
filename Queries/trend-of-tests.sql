-- How a test, a class or a file develops by run, day, week or month, newest last
-- :test            a part of the test's id, in which * is any text
-- :class, :file    a class or a file, by its whole name
-- :suite           the suite (of those with such a test that of the newest run)
-- :branch, :where  one branch; labels, such as db=sqlite,python=3.12
-- :since, :until   ISO times or their beginnings, such as 2026-03
-- :by              run, day, week or month (run)
-- :limit           how many of them (20)
-- Times are of first attempts, all the tests together; of several runs the median. Runs that were thinned out are a
-- row a day, of means.
WITH asked AS MATERIALIZED (
  SELECT suite_id FROM suite_list AS s
  WHERE :suite IS NULL OR suite = :suite
  ORDER BY
    EXISTS (
      SELECT 1 FROM test_names AS n
      WHERE n.suite_id = s.suite_id
        AND (:test IS NULL OR n.test GLOB '*' || replace(replace(:test, '[', '[[]'), '?', '[?]') || '*')
        AND (:class IS NULL OR n.class = :class)
        AND (:file IS NULL OR n.file = :file)) DESC,
    has_tests DESC, newest DESC, suite_id DESC
  LIMIT 1
),
found AS MATERIALIZED (
  SELECT coalesce(r.test_id, n.test_id) AS test_id
  FROM test_names AS n LEFT JOIN renamed_tests AS r ON r.old_test_id = n.test_id
  WHERE suite_id = (SELECT suite_id FROM asked)
    AND (:test IS NULL OR test GLOB '*' || replace(replace(:test, '[', '[[]'), '?', '[?]') || '*')
    AND (:class IS NULL OR class = :class)
    AND (:file IS NULL OR file = :file)
),
-- What they are called, and what they were called before.
matching AS MATERIALIZED (
  SELECT DISTINCT recorded_test_id AS test_id FROM test_lineage
  WHERE test_id IN (SELECT test_id FROM found)
),
chosen AS MATERIALIZED (
  SELECT
    run_id, run, commit_hash, started,
    CASE coalesce(:by, 'run')
      WHEN 'day' THEN substr(started, 1, 10)
      WHEN 'week' THEN date(started, '-6 days', 'weekday 1')
      WHEN 'month' THEN substr(started, 1, 7)
      ELSE started || started_at || run
    END AS period
  FROM run_list AS l
  WHERE suite_id = (SELECT suite_id FROM asked)
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
    CASE :by
      WHEN 'week' THEN date(started, '-6 days', 'weekday 1')
      WHEN 'month' THEN substr(started, 1, 7)
      ELSE started
    END AS period,
    day,
    max(d.runs) AS runs,
    count(*) AS tests,
    sum(d.passed) AS passed,
    sum(d.failed) AS failed,
    sum(d.duration_us) AS duration_us,
    sum(d.setup_us) AS setup_us
  FROM matching AS m CROSS JOIN (
    SELECT *, date(day * 86400, 'unixepoch') AS started FROM daily_tests
  ) AS d ON d.test_id = m.test_id
  WHERE (:branch IS NULL OR branch = :branch)
    AND (:since IS NULL OR started >= '' || :since)
    AND (:until IS NULL OR substr(started, 1, length(:until)) <= '' || :until)
    AND :where IS NULL
  GROUP BY day, branch
),
periods AS MATERIALIZED (
  SELECT period FROM (SELECT period FROM chosen UNION SELECT period FROM thinned)
  ORDER BY period DESC LIMIT coalesce(:limit, 20)
),
recent AS MATERIALIZED (
  SELECT * FROM chosen WHERE period IN (SELECT period FROM periods)
),
seen AS (
  SELECT
    r.*, a.duration_us, t.setup_us,
    (SELECT outcome FROM results AS x WHERE x.run_id = a.run_id AND x.test_id = a.test_id) AS outcome
  FROM recent AS r
  CROSS JOIN matching AS m
  CROSS JOIN attempts AS a ON a.run_id = r.run_id AND a.test_id = m.test_id AND a.attempt = 1
  LEFT JOIN timings AS t ON t.run_id = a.run_id AND t.test_id = a.test_id AND t.attempt = 1
),
ran AS (
  SELECT
    run_id, run, commit_hash, started, period,
    count(*) AS tests,
    sum(duration_us) AS duration_us,
    sum(setup_us) AS setup_us,
    sum(outcome BETWEEN 1 AND 3) AS passed,
    sum(outcome > 3) AS failed
  FROM seen
  GROUP BY run_id
),
placed AS (
  SELECT
    *,
    row_number() OVER (PARTITION BY period ORDER BY started DESC, run_id DESC) AS age,
    row_number() OVER (PARTITION BY period, duration_us IS NULL ORDER BY duration_us) AS place,
    count(duration_us) OVER (PARTITION BY period) AS measured
  FROM ran
),
present AS (
  SELECT
    period,
    max(started) AS started,
    max(run) FILTER (WHERE age = 1) AS run,
    max(commit_hash) FILTER (WHERE age = 1) AS commit_hash,
    count(*) AS runs,
    max(tests) FILTER (WHERE age = 1) AS tests,
    max(measured) AS measured,
    avg(duration_us) FILTER (WHERE place IN ((measured + 1) / 2, (measured + 2) / 2)) AS median_us,
    sum(setup_us) AS setup_us,
    sum(duration_us) AS duration_us,
    sum(passed) AS passed,
    sum(failed) AS failed
  FROM placed
  GROUP BY period
),
past AS (
  SELECT
    period,
    sum(runs) AS runs,
    sum(runs) FILTER (WHERE duration_us IS NOT NULL) AS measured,
    max(tests) AS tests,
    sum(passed) AS passed,
    sum(failed) AS failed,
    sum(duration_us) AS duration_us,
    sum(setup_us) AS setup_us
  FROM thinned
  WHERE period IN (SELECT period FROM periods)
  GROUP BY period
)
SELECT
  CASE WHEN coalesce(:by, 'run') IN ('day', 'week', 'month') THEN period
    ELSE coalesce(p.started, period) END AS started,
  substr(p.run, 1, 8) AS run,
  substr(p.commit_hash, 1, 8) AS "commit",
  coalesce(p.runs, 0) + coalesce(t.runs, 0) AS runs,
  coalesce(p.tests, t.tests) AS tests,
  cast(round((coalesce(p.median_us * p.measured, 0) + coalesce(t.duration_us, 0))
    / nullif(coalesce(p.measured, 0) + coalesce(t.measured, 0), 0)) AS INTEGER) AS duration_us,
  round(100.0 * coalesce(p.setup_us + t.setup_us, p.setup_us, t.setup_us)
    / nullif(coalesce(p.duration_us + t.duration_us, p.duration_us, t.duration_us), 0), 2)
    AS setup_share_percent,
  round(100.0 * coalesce(p.passed + t.passed, p.passed, t.passed)
    / nullif(coalesce(p.passed + t.passed, p.passed, t.passed)
      + coalesce(p.failed + t.failed, p.failed, t.failed), 0), 2) AS passed_percent,
  coalesce(p.failed + t.failed, p.failed, t.failed) AS failed
FROM periods LEFT JOIN present AS p USING (period) LEFT JOIN past AS t USING (period)
WHERE p.runs IS NOT NULL OR t.runs IS NOT NULL
ORDER BY period
