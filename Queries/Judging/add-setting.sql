INSERT INTO verdict_settings (verdict_id, name, value) VALUES (:verdict, :name, :value)
