SELECT id FROM files WHERE project_id = :project AND path = :path
