-- What other runs of the same source saw of a test. A pass on another platform proves nothing of this one,
-- nor does one beside an execution that failed: of several in a run nobody knows whether they are one test.
SELECT
  sum(a.outcome IN (1, 2, 3) AND (
    SELECT count(*) = 1 OR max(e.outcome) < 4 FROM executions AS e
    WHERE e.run_id = a.run_id AND e.test_id = a.test_id)),
  sum(a.outcome >= 4)
FROM runs AS r
JOIN platforms AS p ON p.run_id = r.id
JOIN platforms AS mine ON mine.run_id = :run AND mine.platform = p.platform
JOIN attempts AS a ON a.run_id = r.id AND a.test_id = :test
WHERE r.suite_id = :suite AND r.source = :source AND r.id <> :run AND r.excluded_why IS NULL
