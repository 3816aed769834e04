SELECT id FROM runs WHERE key >= :prefix AND key < :prefix || 'g' LIMIT 2
