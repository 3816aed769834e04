-- What people decided of a suite, as it travels from store to store.

-- name: pinsToTake
SELECT p.name AS project, s.name AS suite, n.pinned_at AS at, n.author, n.name, r.key AS run, n.improve
FROM pins AS n JOIN suites AS s ON s.id = n.suite_id JOIN projects AS p ON p.id = s.project_id
JOIN runs AS r ON r.id = n.run_id
ORDER BY p.name, s.name, n.name

-- name: exclusionsToTake
SELECT
  p.name AS project, s.name AS suite, r.excluded_at AS at, r.excluded_by AS author, r.key AS run, r.excluded_why AS why
FROM runs AS r JOIN suites AS s ON s.id = r.suite_id JOIN projects AS p ON p.id = s.project_id
WHERE r.excluded_at IS NOT NULL
ORDER BY r.key

-- name: renamesToTake
SELECT p.name AS project, s.name AS suite, a.since AS at, a.author, a.old_test_id, a.new_test_id, a.proof
FROM aliases AS a JOIN tests AS t ON t.id = a.old_test_id
JOIN suites AS s ON s.id = t.suite_id JOIN projects AS p ON p.id = s.project_id
ORDER BY a.since, a.old_test_id

-- name: acceptancesToTake
SELECT
  p.name AS project, s.name AS suite, a.accepted_at AS at, a.author, r.key AS run, a.rule, a.test_id, a.reason
FROM acceptances AS a JOIN runs AS r ON r.id = a.run_id
JOIN suites AS s ON s.id = r.suite_id JOIN projects AS p ON p.id = s.project_id
ORDER BY a.accepted_at, a.id

-- name: withdrawalsToTake
SELECT p.name AS project, s.name AS suite, w.withdrawn_at AS at, w.author, w.kind, w.subject
FROM withdrawals AS w JOIN suites AS s ON s.id = w.suite_id JOIN projects AS p ON p.id = s.project_id
ORDER BY w.withdrawn_at, w.kind, w.subject

-- name: suiteOfProject
SELECT s.id FROM suites AS s JOIN projects AS p ON p.id = s.project_id
WHERE p.name = :project AND s.name = :suite

-- name: addWithdrawal
INSERT OR REPLACE INTO withdrawals (suite_id, kind, subject, withdrawn_at, author)
VALUES (:suite, :kind, :subject, :at, :author)

-- name: removeWithdrawal
DELETE FROM withdrawals WHERE suite_id = :suite AND kind = :kind AND subject = :subject
