SELECT run_id FROM run_list
WHERE (:suite IS NULL OR suite = :suite) AND (:branch IS NULL OR branch = :branch)
ORDER BY run_id DESC LIMIT 1
