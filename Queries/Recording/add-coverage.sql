INSERT INTO coverage (run_id, file_id, lines_covered, lines_total, branches_covered, branches_total)
VALUES (:run, :file, :lines_covered, :lines_total, :branches_covered, :branches_total)
ON CONFLICT DO UPDATE SET
  lines_covered = max(lines_covered, excluded.lines_covered),
  lines_total = max(lines_total, excluded.lines_total),
  branches_covered = max(branches_covered, excluded.branches_covered),
  branches_total = max(branches_total, excluded.branches_total)
