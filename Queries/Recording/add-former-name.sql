INSERT INTO aliases (old_test_id, new_test_id, since)
SELECT :old, :new, r.recorded_at FROM runs AS r
WHERE r.id = :run
  AND NOT EXISTS (SELECT 1 FROM attempts AS a WHERE a.run_id = :run AND a.test_id = :old)
ON CONFLICT DO NOTHING
