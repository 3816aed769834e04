-- What the file declares.

-- name: schemaObjects
SELECT type, name, tbl_name AS table_name, rootpage, sql FROM sqlite_schema

-- name: quickCheck
-- The first damage that is found without comparing indexes with their tables; all of the file is read.
SELECT quick_check FROM pragma_quick_check(1) WHERE quick_check <> 'ok'

-- name: miscountedRun
-- Of the newest run and of another, those that have other attempts than were counted when they were recorded.
SELECT t.run_id
FROM totals AS t
WHERE t.run_id IN (
    (SELECT max(run_id) FROM totals),
    (SELECT run_id FROM totals WHERE run_id > :other % (SELECT max(run_id) FROM totals) LIMIT 1))
  AND t.attempts < 100000
  AND t.attempts <> (SELECT count(*) FROM attempts AS a WHERE a.run_id = t.run_id)
