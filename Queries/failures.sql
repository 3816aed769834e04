-- What failed lately and what it said, newest first
-- :suite, :branch  limit to one
-- :test            a part of the test's id
-- :limit           how many (20)
SELECT
  substr(run, 1, 8) AS run,
  started,
  test,
  attempt,
  CASE a.outcome WHEN 4 THEN 'failed' WHEN 5 THEN 'timed out' WHEN 6 THEN 'errored' ELSE 'crashed' END
    AS outcome,
  (SELECT coalesce(m.message, m.type, m.detail)
   FROM failures AS f JOIN messages AS m ON m.id = f.message_id
   WHERE f.run_id = a.run_id AND f.test_id = a.test_id AND f.attempt = a.attempt AND f.number = 0)
    AS message
FROM run_list AS l
JOIN attempts AS a ON a.run_id = l.run_id AND a.outcome >= 4
JOIN test_names AS t ON t.test_id = a.test_id
WHERE (:suite IS NULL OR suite = :suite)
  AND (:branch IS NULL OR branch = :branch)
  AND (:test IS NULL OR instr(test, :test) > 0)
ORDER BY started_at DESC, l.run_id DESC, test, attempt
LIMIT coalesce(:limit, 20)
