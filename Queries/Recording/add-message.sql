INSERT INTO messages (key, type, message, detail) VALUES (:key, :type, :message, :detail)
