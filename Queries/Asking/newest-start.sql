SELECT max(started_at) FROM run_list WHERE (:suite IS NULL OR suite = :suite)
