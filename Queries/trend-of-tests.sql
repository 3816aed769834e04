-- How a test, a class or a file develops by run, day, week or month, newest last
-- :test            a part of the test's id, in which * is any text
-- :class, :file    a class or a file, by its whole name
-- :suite           the suite (of those with such a test that of the newest run)
-- :branch, :where  one branch; labels, such as db=sqlite,python=3.12
-- :since, :until   ISO times or their beginnings, such as 2026-03
-- :by              run, day, week or month (run)
-- :limit           how many of them (20)
-- Times are of first attempts, all the tests together; of several runs the median.
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
      ELSE started || run
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
recent AS MATERIALIZED (
  SELECT * FROM chosen
  WHERE period IN (
    SELECT period FROM chosen GROUP BY period ORDER BY period DESC LIMIT coalesce(:limit, 20))
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
)
SELECT
  CASE WHEN coalesce(:by, 'run') IN ('day', 'week', 'month') THEN period ELSE max(started) END
    AS started,
  max(substr(run, 1, 8)) FILTER (WHERE age = 1) AS run,
  max(substr(commit_hash, 1, 8)) FILTER (WHERE age = 1) AS "commit",
  count(*) AS runs,
  max(tests) FILTER (WHERE age = 1) AS tests,
  cast(round(avg(duration_us) FILTER (WHERE place IN ((measured + 1) / 2, (measured + 2) / 2)))
    AS INTEGER) AS duration_us,
  round(100.0 * sum(setup_us) / nullif(sum(duration_us), 0), 2) AS setup_share_percent,
  round(100.0 * sum(passed) / nullif(sum(passed) + sum(failed), 0), 2) AS passed_percent,
  sum(failed) AS failed
FROM placed
GROUP BY period
ORDER BY period
