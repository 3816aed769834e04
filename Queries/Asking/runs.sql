SELECT substr(key, 1, 8) FROM runs ORDER BY started_at DESC, id DESC LIMIT 1000
