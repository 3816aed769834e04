INSERT INTO messages (key, type, message, detail, fingerprint, fingerprint_version)
VALUES (?1, ?2, ?3, ?4, ?5, ?6)
