SELECT a.rule, a.test_id, a.reason, a.author, r.id, r.started_at
FROM acceptances AS a JOIN runs AS r ON r.id = a.run_id
WHERE r.suite_id = :suite ORDER BY a.id
