-- The complete runs of the trunk, newest first.
SELECT * FROM run_list
WHERE suite = :suite
  AND (branch = :trunk OR (branch IS NULL AND NOT EXISTS (
    SELECT 1 FROM runs WHERE branch = :trunk AND suite_id = run_list.suite_id)))
  AND is_complete = 1 AND excluded_why IS NULL
ORDER BY started_at DESC, run_id DESC
LIMIT :limit
