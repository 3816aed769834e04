SELECT id FROM environments WHERE key = :key
