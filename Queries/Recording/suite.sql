SELECT id FROM suites WHERE project_id = :project AND name = :name
