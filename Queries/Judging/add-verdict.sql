INSERT INTO verdicts (run_id, judged_at, verdict, policy) VALUES (:run, :judged_at, :verdict, :policy)
