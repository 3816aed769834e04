SELECT c.run_id, c.subject FROM reported_changes AS c JOIN runs AS r ON r.id = c.run_id
JOIN suites AS s ON s.id = r.suite_id WHERE s.name = :suite
