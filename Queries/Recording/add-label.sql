INSERT INTO labels (run_id, key, value) VALUES (:run, :key, :value)
ON CONFLICT DO UPDATE SET value = excluded.value
