SELECT id FROM messages WHERE key = :key
