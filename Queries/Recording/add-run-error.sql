INSERT INTO run_errors (run_id, number, name, message_id)
SELECT :run, 1 + coalesce(max(number), 0), :name, :message FROM run_errors WHERE run_id = :run
