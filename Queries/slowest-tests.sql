-- Which tests take longest, or most of all, grow, vary, or spend most on setup
-- :suite           the suite (that of the newest run with tests)
-- :branch, :where  one branch; labels, such as db=sqlite,python=3.12
-- :since, :until   ISO times or their beginnings, such as 2026-03
-- :runs            how many of the newest runs count (30; with :since all)
-- :run             one run alone, by its id or the beginning of it
-- :test            a part of the tests' ids, in which * is any text (all tests)
-- :by              median, total, growth, variability or setup: what comes first (median)
-- :limit           how many tests (20)
-- Of first attempts. share: of all tests' time; growth: from the older half of the runs to the newer
-- one, by medians; spread: what the middle half of the durations span; trend: the last 12 runs.
WITH recent AS MATERIALIZED (
  SELECT *, row_number() OVER (ORDER BY started_at DESC, run_id DESC) AS age
  FROM (
    SELECT run_id, started_at FROM run_list AS l
    WHERE suite_id = coalesce((SELECT suite_id FROM runs WHERE key LIKE :run || '%'), (
        SELECT suite_id FROM suite_list WHERE :suite IS NULL OR suite = :suite
        ORDER BY has_tests DESC, newest DESC, suite_id DESC LIMIT 1))
      AND (:run IS NULL OR run LIKE :run || '%')
      AND (:branch IS NULL OR branch = :branch)
      AND (:since IS NULL OR started >= '' || :since)
      AND (:until IS NULL OR substr(started, 1, length(:until)) <= '' || :until)
      AND (:where IS NULL OR length(:where) + 1 = (
        SELECT sum(length(label) + 1) FROM run_labels AS w
        WHERE w.run_id = l.run_id AND instr(',' || :where || ',', ',' || label || ',')))
      AND (excluded_why IS NULL OR :run IS NOT NULL)
    ORDER BY started_at DESC, run_id DESC
    LIMIT CASE WHEN :run IS NULL
      THEN coalesce(:runs, CASE WHEN :since IS NULL THEN 30 ELSE -1 END) ELSE 1 END
  )
),
durations AS (
  SELECT
    test_id, count(*) AS runs,
    sum(duration_us) AS total_us, max(duration_us) AS max_us,
    json_group_array(duration_us) AS sorted
  FROM (
    SELECT test_id, duration_us
    FROM recent CROSS JOIN first_durations USING (run_id)
    ORDER BY test_id, duration_us
  )
  GROUP BY test_id
),
medians AS MATERIALIZED (
  SELECT
    test_id,
    runs,
    cast(round((json_extract(sorted, '$[' || ((runs - 1) / 2) || ']')
      + json_extract(sorted, '$[' || (runs / 2) || ']')) / 2.0) AS INTEGER) AS median_us,
    json_extract(sorted, '$[' || (runs * 3 / 4) || ']')
      - json_extract(sorted, '$[' || (runs / 4) || ']') AS spread_us,
    max_us,
    total_us,
    round(100.0 * total_us / sum(total_us) OVER (), 2) AS share_percent
  FROM durations
),
renamed AS MATERIALIZED (SELECT test_id, old_test_id FROM renamed_tests),
lineage AS NOT MATERIALIZED (
  SELECT id AS test_id, id AS recorded_test_id FROM tests
  UNION ALL
  SELECT test_id, old_test_id FROM renamed
),
setups AS NOT MATERIALIZED (
  SELECT n.test_id, setup_us
  FROM lineage AS n CROSS JOIN recent AS r
  CROSS JOIN timings AS t
    ON t.run_id = r.run_id AND t.test_id = n.recorded_test_id AND t.attempt = 1
  CROSS JOIN first_attempts AS a
    ON a.run_id = r.run_id AND a.recorded_test_id = n.recorded_test_id AND a.test_id = n.test_id
),
top AS (
  SELECT test_id FROM medians AS m JOIN test_names USING (test_id)
  WHERE :test IS NULL OR test GLOB '*' || replace(replace(:test, '[', '[[]'), '?', '[?]') || '*'
  ORDER BY CASE :by
    WHEN 'total' THEN total_us
    WHEN 'variability' THEN spread_us
    WHEN 'setup' THEN (SELECT sum(setup_us) FROM setups AS s WHERE s.test_id = m.test_id)
    ELSE median_us
  END DESC, test
  LIMIT CASE :by WHEN 'growth' THEN -1 ELSE coalesce(:limit, 20) END
),
halved AS (
  SELECT test_id, is_newer, count(*) AS runs, json_group_array(duration_us) AS sorted
  FROM (
    SELECT test_id, age <= (SELECT (count(*) + 1) / 2 FROM recent) AS is_newer, duration_us
    FROM recent CROSS JOIN first_durations USING (run_id)
    WHERE test_id IN (SELECT test_id FROM top)
    ORDER BY test_id, is_newer, duration_us
  )
  GROUP BY test_id, is_newer
),
halves AS (
  SELECT
    test_id,
    max(median_us) FILTER (WHERE is_newer) AS newer_us,
    max(median_us) FILTER (WHERE NOT is_newer) AS older_us
  FROM (
    SELECT
      test_id,
      is_newer,
      (json_extract(sorted, '$[' || ((runs - 1) / 2) || ']')
        + json_extract(sorted, '$[' || (runs / 2) || ']')) / 2.0 AS median_us
    FROM halved
  )
  GROUP BY test_id
),
trends AS (
  SELECT test_id, group_concat(duration_us, ' ') AS trend_us
  FROM (
    SELECT test_id, duration_us
    FROM recent CROSS JOIN first_durations USING (run_id)
    WHERE age <= 12 AND test_id IN (SELECT test_id FROM top)
    ORDER BY test_id, age DESC
  )
  GROUP BY test_id
),
shown AS (
  SELECT *, row_number() OVER (ORDER BY CASE :by
    WHEN 'growth' THEN newer_us - older_us
    WHEN 'total' THEN total_us
    WHEN 'variability' THEN spread_us
    WHEN 'setup' THEN (SELECT sum(setup_us) FROM setups AS s WHERE s.test_id = m.test_id)
    ELSE median_us
  END DESC, test) AS row
  FROM halves CROSS JOIN medians AS m USING (test_id) JOIN test_names USING (test_id)
)
SELECT
  test,
  median_us,
  share_percent,
  total_us,
  max_us,
  cast(round(newer_us - older_us) AS INTEGER) AS grew_us,
  round(newer_us / nullif(older_us, 0), 2) AS growth_ratio,
  spread_us,
  round(100.0 * (SELECT sum(setup_us) FROM setups AS s WHERE s.test_id = m.test_id)
    / nullif(total_us, 0), 2) AS setup_share_percent,
  trend_us,
  runs
FROM shown AS m LEFT JOIN trends USING (test_id)
WHERE row <= coalesce(:limit, 20)
ORDER BY row
