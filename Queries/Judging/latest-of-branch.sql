SELECT * FROM run_list
WHERE suite_id = :suite AND branch IS :branch AND is_complete = 1 AND excluded_why IS NULL
  AND EXISTS (SELECT 1 FROM attempts AS a WHERE a.run_id = run_list.run_id)
  AND (started_at, run_id) <= (:started_at, :run)
ORDER BY started_at DESC, run_id DESC
LIMIT :limit
