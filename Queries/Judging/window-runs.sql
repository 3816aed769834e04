-- The runs of a suite in the days before its newest run, oldest first.
SELECT * FROM run_list
WHERE suite = :suite AND excluded_why IS NULL
  AND started_at >= (SELECT max(started_at) FROM run_list WHERE suite = :suite) - :days * 86400000000
ORDER BY started_at, run_id
