SELECT id FROM line_sets WHERE key = :key
