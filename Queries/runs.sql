-- Which runs there are, newest first
-- :suite           one suite (all)
-- :branch, :where  one branch; labels, such as db=sqlite,python=3.12
-- :since, :until   ISO times or their beginnings, such as 2026-03
-- :limit           how many runs (20)
WITH chosen AS MATERIALIZED (
  SELECT run_id, started_at FROM run_list AS l
  WHERE (:suite IS NULL OR suite = :suite)
    AND (:branch IS NULL OR branch = :branch)
    AND (:since IS NULL OR started >= '' || :since)
    AND (:until IS NULL OR substr(started, 1, length(:until)) <= '' || :until)
    AND (:where IS NULL OR length(:where) + 1 = (
      SELECT sum(length(label) + 1) FROM run_labels AS w
      WHERE w.run_id = l.run_id AND instr(',' || :where || ',', ',' || label || ',')))
  ORDER BY started_at DESC, run_id DESC
  LIMIT coalesce(:limit, 20)
)
SELECT
  substr(run, 1, 8) AS run,
  started,
  suite,
  branch,
  substr(commit_hash, 1, 8) AS "commit",
  subject,
  tests,
  failed,
  flaky,
  wall_us,
  CASE
    WHEN excluded_why IS NOT NULL THEN 'excluded: ' || excluded_why
    WHEN is_complete = 0 THEN 'incomplete'
    ELSE (SELECT verdict FROM verdicts AS v WHERE v.run_id = l.run_id ORDER BY id DESC LIMIT 1)
  END AS state
FROM chosen AS c CROSS JOIN run_list AS l USING (run_id)
ORDER BY c.started_at DESC, c.run_id DESC
