SELECT max(id) FROM tests
