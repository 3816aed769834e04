SELECT id FROM runs WHERE suite_id = :suite AND commit_hash IS :commit ORDER BY started_at DESC, id DESC LIMIT 1
