-- part: the words by which somebody had a part of the suite run; NULL where all of it was run, or nobody knows. No
-- later run is judged against a part, which lost none of what it left out.
ALTER TABLE runs ADD COLUMN part TEXT;

DROP VIEW whole_runs;
DROP VIEW complete_runs;

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
  CASE WHEN r.recorded_at < r.started_at + 86400000000 THEN r.recorded_at
    ELSE r.started_at + 86400000000 END AS known_at,
  e.cpu_model,
  e.cores AS machine_cores,
  r.part,
  CAST(EXISTS (SELECT 1 FROM attempts AS a WHERE a.run_id = r.id) AS INTEGER) AS has_tests,
  CAST(EXISTS (SELECT 1 FROM benchmarks AS b WHERE b.run_id = r.id)
    OR EXISTS (SELECT 1 FROM run_errors AS f WHERE f.run_id = r.id AND f.test_id IS NOT NULL) AS INTEGER)
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
  machine_cores, part
FROM complete_runs
WHERE has_tests;
