-- total() cannot overflow as sum() does.
SELECT CASE WHEN count(duration_us) > 0 THEN CAST(total(duration_us) AS INTEGER) END
FROM attempts WHERE run_id = :run
