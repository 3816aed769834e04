DELETE FROM baselines WHERE suite_id = :suite AND name = :name
