UPDATE messages SET fingerprint = :fingerprint, fingerprint_version = :version WHERE id = :message
