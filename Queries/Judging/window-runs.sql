-- The runs of a suite that tell how its tests behave, oldest first: complete ones, of the newest sources
-- and the days before the newest of them, up to a run where one is named.
WITH known AS (
  SELECT id, source, started_at FROM runs
  WHERE suite_id = :suite AND excluded_why IS NULL AND is_complete = 1
    AND (:until IS NULL OR (started_at, id) <= (:until, :run))
    AND EXISTS (SELECT 1 FROM attempts WHERE run_id = runs.id)
),
recent AS (
  SELECT * FROM known
  WHERE started_at >= (SELECT max(started_at) FROM known) - :days * 86400000000
),
newest AS (
  SELECT source FROM recent GROUP BY source ORDER BY min(started_at) DESC LIMIT :sources
)
SELECT l.*, p.platform
FROM recent AS r
JOIN newest AS n ON n.source = r.source
JOIN run_list AS l ON l.run_id = r.id
JOIN platforms AS p ON p.run_id = r.id
ORDER BY r.started_at, r.id
