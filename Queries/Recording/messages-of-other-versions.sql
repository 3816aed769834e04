SELECT id, type, message, detail FROM messages
WHERE fingerprint_version IS NULL OR fingerprint_version < :version OR fingerprint_version > :version
LIMIT :limit
