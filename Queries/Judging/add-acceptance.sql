INSERT INTO acceptances (run_id, rule, test_id, reason, author, accepted_at)
VALUES (:run, :rule, :test, :reason, :author, :at)
