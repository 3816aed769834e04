INSERT INTO suites (project_id, name) VALUES (:project, :name) ON CONFLICT DO NOTHING
