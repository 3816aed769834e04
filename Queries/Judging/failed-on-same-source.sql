-- The tests that failed in an earlier run of the same source and platform.
SELECT DISTINCT a.test_id
FROM runs AS r
JOIN platforms AS p ON p.run_id = r.id
JOIN platforms AS mine ON mine.run_id = :run AND mine.platform = p.platform
JOIN attempts AS a ON a.run_id = r.id AND a.outcome >= 4
WHERE r.suite_id = :suite AND r.source = :source AND r.excluded_why IS NULL
  AND (r.started_at, r.id) < (:started_at, :run)
