-- Nothing where there is nothing to cover, or where the numbers cannot be: neither is coverage.
SELECT sum(lines_covered), sum(lines_total), sum(branches_covered), sum(branches_total)
FROM coverage WHERE run_id = :run GROUP BY run_id
HAVING sum(lines_total) + sum(branches_total) > 0
  AND sum(lines_covered) BETWEEN 0 AND sum(lines_total)
  AND sum(branches_covered) BETWEEN 0 AND sum(branches_total)
