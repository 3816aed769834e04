INSERT OR REPLACE INTO totals (
  run_id, tests, attempts, passed, failed, errored, skipped, xfailed, xpassed, flaky, tests_us,
  lines_covered, lines_total, branches_covered, branches_total
)
VALUES (
  :run, :tests, :attempts, :passed, :failed, :errored, :skipped, :xfailed, :xpassed, :flaky,
  :tests_us,
  :lines_covered, :lines_total, :branches_covered, :branches_total
)
