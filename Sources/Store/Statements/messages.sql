-- What failures said.

-- name: findMessage
SELECT id FROM messages WHERE key = :key

-- name: addMessage
INSERT INTO messages (key, type, message, detail, fingerprint, fingerprint_version)
VALUES (:key, :type, :message, :detail, :fingerprint, :version)

-- name: messagesOfOtherVersions
SELECT id, type, message, detail FROM messages
WHERE fingerprint_version IS NULL
  OR fingerprint_version < :version OR fingerprint_version > :version
LIMIT :limit

-- name: setFingerprint
UPDATE messages SET fingerprint = :fingerprint, fingerprint_version = :version WHERE id = :message

-- name: failureMessages
SELECT coalesce(m.type || ': ' || m.message, m.message, m.type, m.detail) AS told
FROM failures AS f JOIN messages AS m ON m.id = f.message_id
WHERE f.run_id = :run AND f.test_id = :test
ORDER BY f.attempt DESC, f.number
LIMIT 3

-- name: fingerprintsOfTest
-- What the failed attempts of a test said, by fingerprint; '' for what has none.
SELECT DISTINCT coalesce(m.fingerprint, '') AS fingerprint
FROM failures AS f
JOIN attempts AS a ON a.run_id = f.run_id AND a.test_id = f.test_id AND a.attempt = f.attempt
JOIN messages AS m ON m.id = f.message_id
WHERE f.run_id = :run AND f.test_id = :test AND a.outcome >= 4
ORDER BY 1

-- name: failuresOfTest
-- What failed attempts of a test said, under each of its names, newest first.
SELECT r.key AS run, r.started_at, r.commit_hash, m.type, m.message, m.detail
FROM failures AS f
JOIN attempts AS a ON a.run_id = f.run_id AND a.test_id = f.test_id AND a.attempt = f.attempt
JOIN messages AS m ON m.id = f.message_id
JOIN runs AS r ON r.id = f.run_id
WHERE f.test_id IN (SELECT :test UNION SELECT old_test_id FROM renamed_tests WHERE test_id = :test)
  AND a.outcome >= 4 AND r.excluded_why IS NULL
ORDER BY r.started_at DESC, r.id DESC, f.attempt, f.number
LIMIT 500

-- name: message
SELECT type, message, detail, fingerprint FROM messages WHERE id = :message
