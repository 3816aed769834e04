SELECT s.id, p.name FROM suites AS s JOIN projects AS p ON p.id = s.project_id WHERE :name IS NULL OR s.name = :name ORDER BY p.name
