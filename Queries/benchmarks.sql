-- What the benchmarks of a run took, and how that compares with the runs before
-- :run             the run, by its id or the beginning of it (the newest with benchmarks)
-- :suite           the suite (that of the newest run with benchmarks)
-- :branch, :where  one branch; labels, such as db=sqlite,python=3.12
-- :since, :until   ISO times or their beginnings, such as 2026-03
-- :runs            how many runs before count (30)
-- :limit           how many benchmarks (40)
-- ratio: to the median of the medians of the runs before; trend: the last 12 runs.
WITH chosen AS MATERIALIZED (
  SELECT run_id, run, suite_id, started_at FROM run_list AS l
  WHERE suite_id = coalesce((SELECT suite_id FROM runs WHERE key LIKE :run || '%'), (
      SELECT suite_id FROM suite_list WHERE :suite IS NULL OR suite = :suite
      ORDER BY has_benchmarks DESC, newest DESC, suite_id DESC LIMIT 1))
    AND CASE WHEN :run IS NULL THEN excluded_why IS NULL ELSE run LIKE :run || '%' END
    AND (:branch IS NULL OR branch = :branch)
    AND (:since IS NULL OR started >= '' || :since)
    AND (:until IS NULL OR substr(started, 1, length(:until)) <= '' || :until)
    AND (:where IS NULL OR length(:where) + 1 = (
      SELECT sum(length(label) + 1) FROM run_labels AS w
      WHERE w.run_id = l.run_id AND instr(',' || :where || ',', ',' || label || ',')))
    AND EXISTS (SELECT 1 FROM benchmarks AS b WHERE b.run_id = l.run_id)
  ORDER BY started_at DESC, run_id DESC LIMIT 1
),
earlier AS MATERIALIZED (
  SELECT *, row_number() OVER (ORDER BY started_at DESC, run_id DESC) AS age
  FROM (
    SELECT run_id, started_at FROM run_list AS l
    WHERE suite_id = (SELECT suite_id FROM chosen)
      AND started_at < (SELECT started_at FROM chosen)
      AND excluded_why IS NULL
      AND EXISTS (SELECT 1 FROM benchmarks AS b WHERE b.run_id = l.run_id)
    ORDER BY started_at DESC, run_id DESC
    LIMIT coalesce(:runs, 30)
  )
),
usual AS (
  SELECT
    test_id,
    (json_extract(sorted, '$[' || ((runs - 1) / 2) || ']')
      + json_extract(sorted, '$[' || (runs / 2) || ']')) / 2.0 AS median_ns
  FROM (
    SELECT test_id, count(*) AS runs, json_group_array(median_ns) AS sorted
    FROM (
      SELECT b.test_id, b.median_ns FROM earlier CROSS JOIN benchmarks AS b USING (run_id)
      ORDER BY b.test_id, b.median_ns
    )
    GROUP BY test_id
  )
)
SELECT
  b.test,
  round(b.median_ns, 1) AS median_ns,
  round(b.minimum_ns, 1) AS minimum_ns,
  round(u.median_ns, 1) AS usual_ns,
  round(b.median_ns / u.median_ns, 2) AS ratio,
  (SELECT group_concat(median_ns, ' ') FROM (
    SELECT round(x.median_ns, 1) AS median_ns FROM (
      SELECT run_id, age FROM earlier WHERE age < 12 UNION ALL SELECT run_id, 0 FROM chosen
    ) AS r CROSS JOIN benchmarks AS x ON x.run_id = r.run_id AND x.test_id = b.test_id
    ORDER BY r.age DESC)) AS trend_ns,
  rounds
FROM chosen CROSS JOIN benchmark_list AS b USING (run_id)
LEFT JOIN usual AS u ON u.test_id = b.test_id
ORDER BY b.median_ns DESC, b.test
LIMIT coalesce(:limit, 40)
