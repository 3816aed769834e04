-- What was taken out on purpose, and how.

-- name: removalsOfRun
SELECT content, was, kept FROM removals WHERE run = :run

-- name: addRemoval
INSERT OR REPLACE INTO removals (project, suite, run, content, was, kept, bundle, removed_at, author)
VALUES (:project, :suite, :run, :content, :was, :kept, :bundle, :at, :author)

-- name: removalsToTake
SELECT project, suite, removed_at AS at, author, run, content, was, kept, bundle
FROM removals
ORDER BY project, suite, removed_at, author, content = '', run, content, was

-- name: removedBundles
-- The runs of which nothing is taken, the decisions that are not ('d'), and the ends of the names of other bundles.
SELECT DISTINCT run, CASE WHEN content IN ('', 'd') THEN content ELSE bundle END AS bundle FROM removals

-- name: removedDecisions
SELECT run FROM removals WHERE content = 'd'

-- name: removeAcceptance
DELETE FROM acceptances
WHERE run_id IN (SELECT id FROM runs WHERE key = :run) AND rule = :rule AND reason = :reason AND author = :author
  AND accepted_at = :at

-- name: removeUnusedMessages
DELETE FROM messages
WHERE id NOT IN (SELECT message_id FROM failures) AND id NOT IN (SELECT message_id FROM run_errors)

-- name: setMessage
UPDATE messages
SET key = :key, type = :type, message = :text, detail = :detail, fingerprint = :fingerprint,
  fingerprint_version = :version
WHERE id = :message

-- name: moveFailures
UPDATE failures SET message_id = :new WHERE message_id = :old

-- name: moveErrors
UPDATE run_errors SET message_id = :new WHERE message_id = :old

-- name: removeMessage
DELETE FROM messages WHERE id = :message

-- name: runsOfMessage
SELECT run_id FROM failures WHERE message_id = :message UNION SELECT run_id FROM run_errors WHERE message_id = :message

-- name: setTestKey
UPDATE tests SET key = :key WHERE id = :test

-- name: runsWithRecordings
SELECT DISTINCT run_id FROM recordings ORDER BY run_id

-- name: removeRecording
DELETE FROM recordings WHERE run_id = :run AND content_key = :content_key

-- name: clearAllBundles
DELETE FROM bundles
