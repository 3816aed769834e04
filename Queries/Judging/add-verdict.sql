INSERT INTO verdicts (run_id, judged_at, verdict) VALUES (:run, :judged_at, :verdict)
