SELECT e.name, m.type, m.message, m.detail
FROM run_errors AS e JOIN messages AS m ON m.id = e.message_id
WHERE e.run_id = :run ORDER BY e.number
