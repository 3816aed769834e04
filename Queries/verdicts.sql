-- What the gate said in the past, and by which settings, newest first
-- :run             one run alone, by its id or the beginning of it (all)
-- :suite           one suite (all)
-- :branch, :where  one branch; labels, such as db=sqlite,python=3.12
-- :since, :until   ISO times or their beginnings, such as 2026-03
-- :limit           how many verdicts (20)
-- failed, warned, inconclusive: the rules that did or were.
WITH chosen AS MATERIALIZED (
  SELECT verdict_id, run FROM run_list AS l
  JOIN (SELECT id AS verdict_id, run_id FROM verdicts) USING (run_id)
  WHERE (:suite IS NULL OR suite = :suite)
    AND CASE WHEN :run IS NULL THEN excluded_why IS NULL ELSE run LIKE :run || '%' END
    AND (:branch IS NULL OR branch = :branch)
    AND (:since IS NULL OR started >= '' || :since)
    AND (:until IS NULL OR substr(started, 1, length(:until)) <= '' || :until)
    AND (:where IS NULL OR length(:where) + 1 = (
      SELECT sum(length(label) + 1) FROM run_labels AS w
      WHERE w.run_id = l.run_id AND instr(',' || :where || ',', ',' || label || ',')))
  ORDER BY verdict_id DESC
  LIMIT coalesce(:limit, 20)
)
SELECT
  substr(run, 1, 8) AS run,
  judged_at,
  verdict,
  failed,
  warned,
  inconclusive,
  settings
FROM chosen AS c CROSS JOIN verdict_list AS v USING (verdict_id)
ORDER BY verdict_id DESC
