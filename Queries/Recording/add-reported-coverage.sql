INSERT OR REPLACE INTO reported_coverage (
  run_id, file_id, line_set_id, covered, is_apart, lines_covered, lines_total, branches_covered,
  branches_total
)
VALUES (
  :run, :file, :line_set, :covered, :is_apart, :lines_covered, :lines_total, :branches_covered,
  :branches_total
)
