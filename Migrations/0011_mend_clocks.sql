-- Runs that clocks dated wrongly are dated as they were recorded: more than an hour ahead of that, or before
-- 1990.
UPDATE runs SET started_at = recorded_at
WHERE started_at > recorded_at + 3600000000
  OR (started_at < 631152000000000 AND recorded_at >= 631152000000000);

-- Each suite with its newest run that is not excluded, and whether it ever had tests and benchmarks.
DROP VIEW suite_list;
CREATE VIEW suite_list AS
SELECT
  s.id AS suite_id,
  p.name AS project,
  s.name AS suite,
  (SELECT strftime('%Y-%m-%dT%H:%M:%SZ', max(started_at) / 1000000, 'unixepoch')
   FROM runs WHERE suite_id = s.id AND excluded_why IS NULL) AS newest,
  EXISTS (SELECT 1 FROM runs AS r JOIN totals AS t ON t.run_id = r.id
          WHERE r.suite_id = s.id AND t.tests > 0) AS has_tests,
  EXISTS (SELECT 1 FROM runs AS r JOIN benchmarks AS b ON b.run_id = r.id
          WHERE r.suite_id = s.id) AS has_benchmarks
FROM suites AS s
JOIN projects AS p ON p.id = s.project_id;
