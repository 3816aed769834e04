-- Nothing where there is nothing to cover: an empty report is no coverage.
SELECT sum(lines_covered), sum(lines_total), sum(branches_covered), sum(branches_total)
FROM coverage WHERE run_id = :run GROUP BY run_id
HAVING sum(lines_total) + sum(branches_total) > 0
