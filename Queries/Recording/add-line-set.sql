INSERT INTO line_sets (key, lines) VALUES (:key, :lines) ON CONFLICT DO NOTHING
