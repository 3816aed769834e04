-- The runs of the trunk before a run, newest first, whatever became of them.
SELECT * FROM run_list
WHERE suite_id = :suite
  AND (branch = :trunk OR (branch IS NULL AND :branch IS NULL))
  AND (started_at, run_id) < (:started_at, :run)
  AND started_at >= :since
ORDER BY started_at DESC, run_id DESC
LIMIT :limit
