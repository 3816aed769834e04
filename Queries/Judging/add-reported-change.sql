INSERT INTO reported_changes (run_id, subject, reported_at) VALUES (:run, :subject, :at)
ON CONFLICT DO NOTHING
