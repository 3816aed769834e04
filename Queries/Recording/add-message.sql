INSERT INTO messages (key, type, message, detail) VALUES (?1, ?2, ?3, ?4)
