-- What a test did run by run, newest first; under its earlier names too
-- :test            the test's id, or a part of it
-- :suite, :branch  limit to one
-- :limit           how many attempts (40)
SELECT
  substr(run, 1, 8) AS run,
  started,
  substr(commit_hash, 1, 8) AS "commit",
  a.attempt,
  CASE a.outcome
    WHEN 0 THEN 'skipped' WHEN 1 THEN 'passed' WHEN 2 THEN 'xfailed' WHEN 3 THEN 'xpassed'
    WHEN 4 THEN 'failed' WHEN 5 THEN 'timed out' WHEN 6 THEN 'errored' ELSE 'crashed' END AS outcome,
  duration_us,
  call_us
FROM (
  SELECT coalesce(r.test_id, t.test_id) AS test_id
  FROM test_names AS t LEFT JOIN renamed_tests AS r ON r.old_test_id = t.test_id
  WHERE :test IS NULL OR instr(t.test, :test) > 0
  ORDER BY t.test = :test DESC, t.test_id LIMIT 1
) AS chosen
CROSS JOIN run_list AS l
JOIN attempts AS a ON a.run_id = l.run_id AND a.test_id IN (
  SELECT chosen.test_id UNION SELECT old_test_id FROM renamed_tests WHERE test_id = chosen.test_id)
LEFT JOIN timings AS t ON t.run_id = a.run_id AND t.test_id = a.test_id AND t.attempt = a.attempt
WHERE (:suite IS NULL OR suite = :suite)
  AND (:branch IS NULL OR branch = :branch)
ORDER BY started_at DESC, l.run_id DESC, a.attempt DESC
LIMIT coalesce(:limit, 40)
