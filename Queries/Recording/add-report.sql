INSERT INTO reports (run_id, content_hash, name, format, dialect, bytes, recorded_at)
VALUES (:run, :hash, :name, :format, :dialect, :bytes, :recorded_at)
ON CONFLICT DO NOTHING
