-- total() cannot overflow as sum() does.
INSERT OR REPLACE INTO totals (
  run_id, tests, attempts, passed, failed, errored, skipped, xfailed, xpassed, flaky, tests_us,
  lines_covered, lines_total, branches_covered, branches_total
)
VALUES (
  :run, :tests, :attempts, :passed, :failed, :errored, :skipped, :xfailed, :xpassed, :flaky,
  (SELECT CASE WHEN count(duration_us) > 0 THEN CAST(total(duration_us) AS INTEGER) END
   FROM attempts WHERE run_id = :run AND attempt = 1),
  :lines_covered, :lines_total, :branches_covered, :branches_total
)
