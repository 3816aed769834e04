-- What other runs of the same source saw of a test.
SELECT sum(a.outcome IN (1, 2, 3)), sum(a.outcome >= 4)
FROM runs AS r JOIN attempts AS a ON a.run_id = r.id AND a.test_id = :test
WHERE r.suite_id = :suite AND r.source = :source AND r.id <> :run
