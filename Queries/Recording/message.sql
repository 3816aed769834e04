SELECT id FROM messages WHERE key = ?1
