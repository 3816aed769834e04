INSERT INTO coverage (run_id, file_id, lines_covered, lines_total, branches_covered, branches_total)
VALUES (:run, :file, :lines_covered, :lines_total, :branches_covered, :branches_total)
