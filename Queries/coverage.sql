-- Which files lost coverage, and which are under the floor
-- :run             the run, by its id or the beginning of it (the newest with coverage)
-- :suite           the suite (that of the newest run with tests)
-- :branch, :where  one branch; labels, such as db=sqlite,python=3.12
-- :since, :until   ISO times or their beginnings, such as 2026-03
-- :against         the run to compare with (the one before of the suite with coverage)
-- :floor           percent of lines and branches that a file should have (80)
-- :limit           how many files (20)
WITH chosen AS MATERIALIZED (
  SELECT run_id, run, suite_id, started_at FROM run_list AS l
  WHERE suite_id = coalesce((SELECT suite_id FROM runs WHERE key LIKE :run || '%'), (
      SELECT suite_id FROM suite_list WHERE :suite IS NULL OR suite = :suite
      ORDER BY has_tests DESC, newest DESC, suite_id DESC LIMIT 1))
    AND CASE WHEN :run IS NULL THEN excluded_why IS NULL ELSE run LIKE :run || '%' END
    AND (:branch IS NULL OR branch = :branch)
    AND (:since IS NULL OR started >= '' || :since)
    AND (:until IS NULL OR substr(started, 1, length(:until)) <= '' || :until)
    AND (:where IS NULL OR length(:where) + 1 = (
      SELECT sum(length(label) + 1) FROM run_labels AS w
      WHERE w.run_id = l.run_id AND instr(',' || :where || ',', ',' || label || ',')))
    AND EXISTS (SELECT 1 FROM coverage AS c WHERE c.run_id = l.run_id)
  ORDER BY started_at DESC, run_id DESC LIMIT 1
),
before AS MATERIALIZED (
  SELECT run_id FROM run_list AS l
  WHERE suite_id = coalesce(
      (SELECT suite_id FROM runs WHERE key LIKE :against || '%'), (SELECT suite_id FROM chosen))
    AND CASE WHEN :against IS NULL
      THEN started_at < (SELECT started_at FROM chosen) AND excluded_why IS NULL
      ELSE run LIKE :against || '%' END
    AND EXISTS (SELECT 1 FROM coverage AS c WHERE c.run_id = l.run_id)
  ORDER BY started_at DESC, run_id DESC LIMIT 1
),
both_runs AS (
  SELECT 0 AS is_before, c.* FROM chosen CROSS JOIN coverage_list AS c USING (run_id)
  UNION ALL
  SELECT 1, c.* FROM before CROSS JOIN coverage_list AS c USING (run_id)
),
compared AS (
  SELECT
    file,
    max(coverage_percent) FILTER (WHERE is_before = 0) AS coverage_percent,
    max(coverage_percent) FILTER (WHERE is_before = 1) AS percent_before,
    max(missing) FILTER (WHERE is_before = 0) AS missing,
    max(missing) FILTER (WHERE is_before = 1) AS missing_before
  FROM both_runs
  GROUP BY file_id
  HAVING min(is_before) = 0
),
files_now AS (
  SELECT
    *,
    round(coverage_percent - percent_before, 2) AS change_points,
    missing - missing_before AS more_missing
  FROM compared
)
SELECT
  file,
  coverage_percent,
  change_points,
  missing,
  more_missing,
  CASE
    WHEN change_points < 0 AND coverage_percent < coalesce(:floor, 80) THEN 'fell under the floor'
    WHEN change_points < 0 THEN 'fell'
    WHEN coverage_percent < coalesce(:floor, 80) THEN 'under the floor'
    WHEN change_points IS NULL THEN 'new'
    WHEN change_points > 0 THEN 'rose'
    ELSE ''
  END AS what
FROM files_now
ORDER BY
  change_points < 0 DESC, coverage_percent < coalesce(:floor, 80) DESC,
  CASE WHEN change_points < 0 THEN more_missing END DESC, missing DESC, file
LIMIT coalesce(:limit, 20)
