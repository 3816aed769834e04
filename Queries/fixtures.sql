-- Which files pay for the same setup again and again, and what setting up once would save
-- :suite  limit to one
-- :run    the run by its id or the beginning of it (the newest with phases)
-- :limit  how many files (20)
-- What would be saved assumes that all setups of a file but the longest could be shared.
SELECT
  coalesce(file, class) AS file,
  count(*) AS tests,
  sum(setup_us) AS setup_us,
  sum(teardown_us) AS teardown_us,
  round(100.0 * sum(setup_us) / nullif(sum(coalesce(setup_us, 0) + coalesce(call_us, 0)
    + coalesce(teardown_us, 0)), 0), 2) AS setup_percent,
  max(setup_us) AS longest_us,
  sum(setup_us) - max(setup_us) AS would_save_us
FROM timings JOIN tests ON tests.id = test_id
WHERE run_id = (
  SELECT run_id FROM run_list AS l
  WHERE (:suite IS NULL OR suite = :suite)
    AND (:run IS NULL OR run LIKE :run || '%')
    AND EXISTS (SELECT 1 FROM timings AS t WHERE t.run_id = l.run_id AND setup_us IS NOT NULL)
  ORDER BY started_at DESC, run_id DESC LIMIT 1
) AND attempt = 1
GROUP BY coalesce(file, class)
HAVING sum(setup_us) IS NOT NULL
ORDER BY would_save_us DESC, file
LIMIT coalesce(:limit, 20)
