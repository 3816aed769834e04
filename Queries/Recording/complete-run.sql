-- A run is complete when all its shards are there and each is complete.
UPDATE runs
SET is_complete = (
  SELECT count(*) = max(total) AND min(is_complete) = 1 FROM shards WHERE run_id = :run
)
WHERE id = :run
