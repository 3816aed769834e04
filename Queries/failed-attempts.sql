-- Which attempts failed lately, one by one, newest first
-- :test            a part of the tests' ids, in which * is any text (all tests)
-- :suite           one suite (all)
-- :branch, :where  one branch; labels, such as db=sqlite,python=3.12
-- :since, :until   ISO times or their beginnings, such as 2026-03
-- :runs            how many of the newest runs count (30; with :since all)
-- :run             one run alone, by its id or the beginning of it
-- :limit           how many attempts (20)
WITH recent AS MATERIALIZED (
  SELECT *, row_number() OVER (ORDER BY started_at DESC, run_id DESC) AS age
  FROM (
    SELECT run_id, run, started, started_at FROM run_list AS l
    WHERE (:suite IS NULL OR suite = :suite)
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
)
SELECT
  substr(r.run, 1, 8) AS run,
  r.started,
  a.test,
  a.attempt,
  a.outcome,
  a.duration_us,
  a.message
FROM recent AS r
CROSS JOIN attempts AS f ON f.run_id = r.run_id AND f.outcome > 3
CROSS JOIN attempt_list AS a
  ON a.run_id = f.run_id AND a.test_id = f.test_id AND a.attempt = f.attempt
WHERE :test IS NULL OR a.test GLOB '*' || replace(replace(:test, '[', '[[]'), '?', '[?]') || '*'
ORDER BY r.age, a.test, a.attempt
LIMIT coalesce(:limit, 20)
