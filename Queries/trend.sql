-- How a suite develops run by run, newest first; busy: CPU time in percent of wall time times workers
-- :suite, :branch  limit to one
-- :limit           how many runs (20)
-- The runs first, so that the tests of no others are counted.
WITH l AS MATERIALIZED (
  SELECT * FROM run_list
  WHERE (:suite IS NULL OR suite = :suite)
    AND (:branch IS NULL OR branch = :branch)
    AND excluded_why IS NULL
  ORDER BY started_at DESC, run_id DESC
  LIMIT coalesce(:limit, 20)
)
SELECT
  substr(run, 1, 8) AS run,
  started,
  substr(commit_hash, 1, 8) AS "commit",
  wall_us,
  (SELECT count(DISTINCT test_id) FROM executions AS e WHERE e.run_id = l.run_id) AS tests,
  (SELECT count(DISTINCT test_id) FROM executions AS e WHERE e.run_id = l.run_id AND e.outcome >= 4)
    AS failed,
  (SELECT round(100.0 * sum(lines_covered + branches_covered) / sum(lines_total + branches_total), 2)
   FROM coverage AS c WHERE c.run_id = l.run_id) AS coverage_percent,
  round(100.0 * (user_us + system_us) / (wall_us * min(coalesce(workers, cores), cores)), 2)
    AS busy_percent
FROM l
ORDER BY started_at DESC, run_id DESC
