INSERT INTO files (project_id, path) VALUES (:project, :path) ON CONFLICT DO NOTHING
