SELECT name FROM suites AS s
ORDER BY (SELECT max(started_at) FROM runs WHERE suite_id = s.id) DESC, id DESC
