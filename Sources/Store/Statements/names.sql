-- What a word on the command line can name.

-- name: suiteNames
SELECT suite FROM suite_list ORDER BY newest DESC, suite_id DESC

-- name: branchNames
SELECT branch FROM runs WHERE branch IS NOT NULL
GROUP BY branch ORDER BY max(started_at) DESC LIMIT 1000

-- name: runNames
SELECT substr(key, 1, 8) FROM runs ORDER BY started_at DESC, id DESC LIMIT 1000

-- name: labelNames
SELECT DISTINCT label FROM run_labels ORDER BY label LIMIT 1000

-- name: pinNames
SELECT DISTINCT name FROM pins ORDER BY name

-- name: testNames
SELECT DISTINCT test FROM test_names
WHERE substr(test, 1, length(:beginning)) = :beginning
ORDER BY test LIMIT :limit

-- name: newestStart
-- What is dated more than an hour ahead of :now is not the newest.
SELECT max(started_at) AS newest FROM runs
WHERE excluded_why IS NULL AND (:now IS NULL OR started_at <= :now + 3600000000)
  AND (:suite IS NULL OR suite_id IN (SELECT id FROM suites WHERE name = :suite))
