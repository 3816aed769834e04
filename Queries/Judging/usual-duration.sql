WITH newest AS MATERIALIZED (
  SELECT duration_us FROM runs AS r
  CROSS JOIN attempts AS a ON a.run_id = r.id AND a.test_id = :test AND a.attempt = 1
  WHERE r.suite_id = :suite AND a.outcome <> 0 AND duration_us IS NOT NULL
  ORDER BY r.started_at DESC LIMIT 30
)
SELECT duration_us FROM newest ORDER BY duration_us
LIMIT 1 OFFSET (SELECT count(*) FROM newest) / 2
