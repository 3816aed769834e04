-- Which runs there are, newest first
-- :suite, :branch  limit to one
-- :limit           how many (20)
-- The runs first, so that the tests of no others are counted.
WITH l AS MATERIALIZED (
  SELECT * FROM run_list
  WHERE (:suite IS NULL OR suite = :suite)
    AND (:branch IS NULL OR branch = :branch)
  ORDER BY started_at DESC, run_id DESC
  LIMIT coalesce(:limit, 20)
)
SELECT
  substr(run, 1, 8) AS run,
  started,
  suite,
  branch,
  substr(commit_hash, 1, 7) AS "commit",
  (SELECT count(DISTINCT test_id) FROM executions AS e WHERE e.run_id = l.run_id) AS tests,
  (SELECT count(DISTINCT test_id) FROM executions AS e WHERE e.run_id = l.run_id AND e.outcome >= 4)
    AS failed,
  wall_us,
  CASE
    WHEN excluded_why IS NOT NULL THEN 'excluded: ' || excluded_why
    WHEN is_complete = 0 THEN 'incomplete'
    ELSE (SELECT verdict FROM verdicts AS v WHERE v.run_id = l.run_id ORDER BY id DESC LIMIT 1)
  END AS state
FROM l
ORDER BY started_at DESC, run_id DESC
