-- The blocks of runs: their results as bytes, beside the rows of attempts.

-- name: keepBlock
INSERT OR REPLACE INTO run_blocks (run_id, results) VALUES (:run, :results)

-- name: forgetBlock
DELETE FROM run_blocks WHERE run_id = :run

-- name: blockOfRun
SELECT results FROM run_blocks WHERE run_id = :run

-- name: runsWithBlock
SELECT run_id FROM run_blocks ORDER BY run_id

-- name: suiteIDs
SELECT id FROM suites

-- name: runsWithoutBlock
-- Those of the newest runs of a suite that have attempts and no block.
SELECT id FROM (
  SELECT id FROM runs WHERE suite_id = :suite ORDER BY started_at DESC, id DESC LIMIT :newest
)
WHERE NOT EXISTS (SELECT 1 FROM run_blocks AS b WHERE b.run_id = id)
  AND EXISTS (SELECT 1 FROM attempts AS a WHERE a.run_id = id)
