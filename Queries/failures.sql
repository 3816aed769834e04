-- What failed lately and what it said, the same together, newest first
-- :test            a part of the tests' ids, in which * is any text (all tests)
-- :suite           one suite (all)
-- :branch, :where  one branch; labels, such as db=sqlite,python=3.12
-- :since, :until   ISO times or their beginnings, such as 2026-03
-- :runs            how many of the newest runs count (30; with :since all)
-- :run             one run alone, by its id or the beginning of it
-- :limit           how many messages (20)
-- The same is what has one fingerprint, else one first line.
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
),
failed AS (
  SELECT
    r.run_id, r.run, r.started, t.test,
    (SELECT message_id FROM failures AS f
     WHERE f.run_id = a.run_id AND f.test_id = a.test_id AND f.attempt = a.attempt
     ORDER BY f.number LIMIT 1) AS message_id
  FROM recent AS r
  CROSS JOIN attempts AS a ON a.run_id = r.run_id AND a.outcome > 3
  JOIN test_names AS t ON t.test_id = a.test_id
  UNION ALL
  SELECT r.run_id, r.run, r.started, e.name, e.message_id
  FROM recent AS r CROSS JOIN run_errors AS e USING (run_id)
)
SELECT
  max(started) AS last_seen,
  substr(run, 1, 8) AS run,
  count(*) AS failures,
  count(DISTINCT run_id) AS runs,
  count(DISTINCT test) AS tests,
  test,
  message
FROM failed LEFT JOIN message_list USING (message_id)
WHERE :test IS NULL OR test GLOB '*' || replace(replace(:test, '[', '[[]'), '?', '[?]') || '*'
GROUP BY coalesce(cause, '')
ORDER BY last_seen DESC, failures DESC, test
LIMIT coalesce(:limit, 20)
