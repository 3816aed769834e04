-- Benchmarks are judged beside the runs that have benchmarks, whether those have tests or not.

-- test_id: the benchmark that failed; NULL where it was none.
ALTER TABLE run_errors ADD COLUMN test_id INTEGER REFERENCES tests;

DROP VIEW whole_runs;

-- The complete runs that others can be judged against.
-- known_at: what was recorded more than a day after it began was imported, and is taken as known a day after it
-- began.
-- has_benchmarks: also where each of them failed.
CREATE VIEW complete_runs AS
SELECT
  r.id AS run_id,
  r.suite_id,
  r.source,
  r.branch,
  r.started_at,
  r.commit_depth,
  r.excluded_at,
  r.is_stale,
  min(r.recorded_at, r.started_at + 86400000000) AS known_at,
  e.cpu_model,
  e.cores AS machine_cores,
  EXISTS (SELECT 1 FROM attempts AS a WHERE a.run_id = r.id) AS has_tests,
  EXISTS (SELECT 1 FROM benchmarks AS b WHERE b.run_id = r.id)
    OR EXISTS (SELECT 1 FROM run_errors AS f WHERE f.run_id = r.id AND f.test_id IS NOT NULL)
    AS has_benchmarks
FROM runs AS r
LEFT JOIN shards AS first ON first.run_id = r.id
  AND first.number = (SELECT min(number) FROM shards WHERE run_id = r.id)
LEFT JOIN environments AS e ON e.id = first.environment_id
WHERE r.is_complete = 1;

-- Those of them that have tests.
CREATE VIEW whole_runs AS
SELECT
  run_id, suite_id, source, branch, started_at, commit_depth, excluded_at, is_stale, known_at, cpu_model,
  machine_cores
FROM complete_runs
WHERE has_tests;
