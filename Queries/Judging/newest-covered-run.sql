-- The run that was recorded last of those with coverage.
SELECT l.run_id FROM run_list AS l
WHERE (:suite IS NULL OR suite = :suite) AND (:branch IS NULL OR branch = :branch)
  AND EXISTS (SELECT 1 FROM coverage AS c WHERE c.run_id = l.run_id)
ORDER BY l.run_id DESC LIMIT 1
