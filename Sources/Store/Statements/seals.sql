-- The check sums of tables.

-- name: hasSeals
-- Whether the store is of a version that has them.
SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'seals'

-- name: seals
SELECT table_name, sum FROM seals ORDER BY table_name

-- name: seal
INSERT OR REPLACE INTO seals (table_name, sum) VALUES (:table, :sum)

-- name: unseal
DELETE FROM seals WHERE table_name = :table

-- name: unsealAll
DELETE FROM seals

-- name: fileSize
SELECT page_count * page_size AS bytes FROM pragma_page_count(), pragma_page_size()

-- name: indexesOfTable
-- The indexes of a table in the order of their names, with their columns as SQL and with the condition that the rows
-- of a partial one meet.
SELECT
  i.name,
  i.origin = 'pk' AND t.wr AS is_the_table,
  (SELECT group_concat('"' || c.name || '"', ', ') FROM pragma_index_info(i.name) AS c)
    || CASE WHEN t.wr
      THEN (SELECT ', ' || group_concat('"' || k.name || '"', ', ') FROM pragma_table_info(t.name) AS k WHERE k.pk > 0)
      ELSE ', rowid' END AS columns,
  coalesce(CASE WHEN i.partial THEN substr(s.sql, instr(s.sql, 'WHERE')) END, '') AS condition
FROM pragma_table_list(:table) AS t, pragma_index_list(:table) AS i
LEFT JOIN sqlite_schema AS s ON s.type = 'index' AND s.name = i.name
ORDER BY i.name
