INSERT INTO aliases (old_test_id, new_test_id, since, author) VALUES (:old, :new, :since, :author)
ON CONFLICT DO UPDATE SET new_test_id = excluded.new_test_id, since = excluded.since, author = excluded.author
