INSERT INTO baselines (suite_id, name, run_id, improve, pinned_at, author)
VALUES (:suite, :name, :run, :improve, :pinned_at, :author)
ON CONFLICT DO UPDATE SET
  run_id = excluded.run_id, improve = excluded.improve, pinned_at = excluded.pinned_at, author = excluded.author
