SELECT name, run_id, improve, pinned_at, author FROM baselines WHERE suite_id = :suite ORDER BY name
