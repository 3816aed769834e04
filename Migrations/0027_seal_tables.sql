-- A flipped bit inside of a row is another value to SQLite. So each table has a check sum over its rows, which whoever
-- writes makes and whoever reads compares.

-- sum: the first word of MurmurHash3 (x64, 128 bits, seed 0) over the rows in the order of their key: of each value a
-- byte for its kind (0 NULL, 1 whole number, 2 number with decimals, 3 text, 4 bytes) and eight bytes, lowest first, of
-- the number or of the length, then what the text or the bytes are. Behind them, for each index of this schema in the
-- order of their names, what stands in it: its columns and the number of the row, in the order of the index.
-- Whoever changes a table by other means than laptime leaves it without one, and it is taken as it is.
CREATE TABLE seals (
  table_name TEXT PRIMARY KEY,
  sum        INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER unseal_acceptances_on_insert AFTER INSERT ON acceptances BEGIN
  DELETE FROM seals WHERE table_name = 'acceptances';
END;

CREATE TRIGGER unseal_acceptances_on_update AFTER UPDATE ON acceptances BEGIN
  DELETE FROM seals WHERE table_name = 'acceptances';
END;

CREATE TRIGGER unseal_acceptances_on_delete AFTER DELETE ON acceptances BEGIN
  DELETE FROM seals WHERE table_name = 'acceptances';
END;

CREATE TRIGGER unseal_aliases_on_insert AFTER INSERT ON aliases BEGIN
  DELETE FROM seals WHERE table_name = 'aliases';
END;

CREATE TRIGGER unseal_aliases_on_update AFTER UPDATE ON aliases BEGIN
  DELETE FROM seals WHERE table_name = 'aliases';
END;

CREATE TRIGGER unseal_aliases_on_delete AFTER DELETE ON aliases BEGIN
  DELETE FROM seals WHERE table_name = 'aliases';
END;

CREATE TRIGGER unseal_attachments_on_insert AFTER INSERT ON attachments BEGIN
  DELETE FROM seals WHERE table_name = 'attachments';
END;

CREATE TRIGGER unseal_attachments_on_update AFTER UPDATE ON attachments BEGIN
  DELETE FROM seals WHERE table_name = 'attachments';
END;

CREATE TRIGGER unseal_attachments_on_delete AFTER DELETE ON attachments BEGIN
  DELETE FROM seals WHERE table_name = 'attachments';
END;

CREATE TRIGGER unseal_attempts_on_insert AFTER INSERT ON attempts BEGIN
  DELETE FROM seals WHERE table_name = 'attempts';
END;

CREATE TRIGGER unseal_attempts_on_update AFTER UPDATE ON attempts BEGIN
  DELETE FROM seals WHERE table_name = 'attempts';
END;

CREATE TRIGGER unseal_attempts_on_delete AFTER DELETE ON attempts BEGIN
  DELETE FROM seals WHERE table_name = 'attempts';
END;

CREATE TRIGGER unseal_begun_skips_on_insert AFTER INSERT ON begun_skips BEGIN
  DELETE FROM seals WHERE table_name = 'begun_skips';
END;

CREATE TRIGGER unseal_begun_skips_on_update AFTER UPDATE ON begun_skips BEGIN
  DELETE FROM seals WHERE table_name = 'begun_skips';
END;

CREATE TRIGGER unseal_begun_skips_on_delete AFTER DELETE ON begun_skips BEGIN
  DELETE FROM seals WHERE table_name = 'begun_skips';
END;

CREATE TRIGGER unseal_benchmarks_on_insert AFTER INSERT ON benchmarks BEGIN
  DELETE FROM seals WHERE table_name = 'benchmarks';
END;

CREATE TRIGGER unseal_benchmarks_on_update AFTER UPDATE ON benchmarks BEGIN
  DELETE FROM seals WHERE table_name = 'benchmarks';
END;

CREATE TRIGGER unseal_benchmarks_on_delete AFTER DELETE ON benchmarks BEGIN
  DELETE FROM seals WHERE table_name = 'benchmarks';
END;

CREATE TRIGGER unseal_bundles_on_insert AFTER INSERT ON bundles BEGIN
  DELETE FROM seals WHERE table_name = 'bundles';
END;

CREATE TRIGGER unseal_bundles_on_update AFTER UPDATE ON bundles BEGIN
  DELETE FROM seals WHERE table_name = 'bundles';
END;

CREATE TRIGGER unseal_bundles_on_delete AFTER DELETE ON bundles BEGIN
  DELETE FROM seals WHERE table_name = 'bundles';
END;

CREATE TRIGGER unseal_commands_on_insert AFTER INSERT ON commands BEGIN
  DELETE FROM seals WHERE table_name = 'commands';
END;

CREATE TRIGGER unseal_commands_on_update AFTER UPDATE ON commands BEGIN
  DELETE FROM seals WHERE table_name = 'commands';
END;

CREATE TRIGGER unseal_commands_on_delete AFTER DELETE ON commands BEGIN
  DELETE FROM seals WHERE table_name = 'commands';
END;

CREATE TRIGGER unseal_coverage_on_insert AFTER INSERT ON coverage BEGIN
  DELETE FROM seals WHERE table_name = 'coverage';
END;

CREATE TRIGGER unseal_coverage_on_update AFTER UPDATE ON coverage BEGIN
  DELETE FROM seals WHERE table_name = 'coverage';
END;

CREATE TRIGGER unseal_coverage_on_delete AFTER DELETE ON coverage BEGIN
  DELETE FROM seals WHERE table_name = 'coverage';
END;

CREATE TRIGGER unseal_departures_on_insert AFTER INSERT ON departures BEGIN
  DELETE FROM seals WHERE table_name = 'departures';
END;

CREATE TRIGGER unseal_departures_on_update AFTER UPDATE ON departures BEGIN
  DELETE FROM seals WHERE table_name = 'departures';
END;

CREATE TRIGGER unseal_departures_on_delete AFTER DELETE ON departures BEGIN
  DELETE FROM seals WHERE table_name = 'departures';
END;

CREATE TRIGGER unseal_duets_on_insert AFTER INSERT ON duets BEGIN
  DELETE FROM seals WHERE table_name = 'duets';
END;

CREATE TRIGGER unseal_duets_on_update AFTER UPDATE ON duets BEGIN
  DELETE FROM seals WHERE table_name = 'duets';
END;

CREATE TRIGGER unseal_duets_on_delete AFTER DELETE ON duets BEGIN
  DELETE FROM seals WHERE table_name = 'duets';
END;

CREATE TRIGGER unseal_environments_on_insert AFTER INSERT ON environments BEGIN
  DELETE FROM seals WHERE table_name = 'environments';
END;

CREATE TRIGGER unseal_environments_on_update AFTER UPDATE ON environments BEGIN
  DELETE FROM seals WHERE table_name = 'environments';
END;

CREATE TRIGGER unseal_environments_on_delete AFTER DELETE ON environments BEGIN
  DELETE FROM seals WHERE table_name = 'environments';
END;

CREATE TRIGGER unseal_failures_on_insert AFTER INSERT ON failures BEGIN
  DELETE FROM seals WHERE table_name = 'failures';
END;

CREATE TRIGGER unseal_failures_on_update AFTER UPDATE ON failures BEGIN
  DELETE FROM seals WHERE table_name = 'failures';
END;

CREATE TRIGGER unseal_failures_on_delete AFTER DELETE ON failures BEGIN
  DELETE FROM seals WHERE table_name = 'failures';
END;

CREATE TRIGGER unseal_files_on_insert AFTER INSERT ON files BEGIN
  DELETE FROM seals WHERE table_name = 'files';
END;

CREATE TRIGGER unseal_files_on_update AFTER UPDATE ON files BEGIN
  DELETE FROM seals WHERE table_name = 'files';
END;

CREATE TRIGGER unseal_files_on_delete AFTER DELETE ON files BEGIN
  DELETE FROM seals WHERE table_name = 'files';
END;

CREATE TRIGGER unseal_finding_figures_on_insert AFTER INSERT ON finding_figures BEGIN
  DELETE FROM seals WHERE table_name = 'finding_figures';
END;

CREATE TRIGGER unseal_finding_figures_on_update AFTER UPDATE ON finding_figures BEGIN
  DELETE FROM seals WHERE table_name = 'finding_figures';
END;

CREATE TRIGGER unseal_finding_figures_on_delete AFTER DELETE ON finding_figures BEGIN
  DELETE FROM seals WHERE table_name = 'finding_figures';
END;

CREATE TRIGGER unseal_findings_on_insert AFTER INSERT ON findings BEGIN
  DELETE FROM seals WHERE table_name = 'findings';
END;

CREATE TRIGGER unseal_findings_on_update AFTER UPDATE ON findings BEGIN
  DELETE FROM seals WHERE table_name = 'findings';
END;

CREATE TRIGGER unseal_findings_on_delete AFTER DELETE ON findings BEGIN
  DELETE FROM seals WHERE table_name = 'findings';
END;

CREATE TRIGGER unseal_labels_on_insert AFTER INSERT ON labels BEGIN
  DELETE FROM seals WHERE table_name = 'labels';
END;

CREATE TRIGGER unseal_labels_on_update AFTER UPDATE ON labels BEGIN
  DELETE FROM seals WHERE table_name = 'labels';
END;

CREATE TRIGGER unseal_labels_on_delete AFTER DELETE ON labels BEGIN
  DELETE FROM seals WHERE table_name = 'labels';
END;

CREATE TRIGGER unseal_line_sets_on_insert AFTER INSERT ON line_sets BEGIN
  DELETE FROM seals WHERE table_name = 'line_sets';
END;

CREATE TRIGGER unseal_line_sets_on_update AFTER UPDATE ON line_sets BEGIN
  DELETE FROM seals WHERE table_name = 'line_sets';
END;

CREATE TRIGGER unseal_line_sets_on_delete AFTER DELETE ON line_sets BEGIN
  DELETE FROM seals WHERE table_name = 'line_sets';
END;

CREATE TRIGGER unseal_messages_on_insert AFTER INSERT ON messages BEGIN
  DELETE FROM seals WHERE table_name = 'messages';
END;

CREATE TRIGGER unseal_messages_on_update AFTER UPDATE ON messages BEGIN
  DELETE FROM seals WHERE table_name = 'messages';
END;

CREATE TRIGGER unseal_messages_on_delete AFTER DELETE ON messages BEGIN
  DELETE FROM seals WHERE table_name = 'messages';
END;

CREATE TRIGGER unseal_pins_on_insert AFTER INSERT ON pins BEGIN
  DELETE FROM seals WHERE table_name = 'pins';
END;

CREATE TRIGGER unseal_pins_on_update AFTER UPDATE ON pins BEGIN
  DELETE FROM seals WHERE table_name = 'pins';
END;

CREATE TRIGGER unseal_pins_on_delete AFTER DELETE ON pins BEGIN
  DELETE FROM seals WHERE table_name = 'pins';
END;

CREATE TRIGGER unseal_projects_on_insert AFTER INSERT ON projects BEGIN
  DELETE FROM seals WHERE table_name = 'projects';
END;

CREATE TRIGGER unseal_projects_on_update AFTER UPDATE ON projects BEGIN
  DELETE FROM seals WHERE table_name = 'projects';
END;

CREATE TRIGGER unseal_projects_on_delete AFTER DELETE ON projects BEGIN
  DELETE FROM seals WHERE table_name = 'projects';
END;

CREATE TRIGGER unseal_recordings_on_insert AFTER INSERT ON recordings BEGIN
  DELETE FROM seals WHERE table_name = 'recordings';
END;

CREATE TRIGGER unseal_recordings_on_update AFTER UPDATE ON recordings BEGIN
  DELETE FROM seals WHERE table_name = 'recordings';
END;

CREATE TRIGGER unseal_recordings_on_delete AFTER DELETE ON recordings BEGIN
  DELETE FROM seals WHERE table_name = 'recordings';
END;

CREATE TRIGGER unseal_refused_renames_on_insert AFTER INSERT ON refused_renames BEGIN
  DELETE FROM seals WHERE table_name = 'refused_renames';
END;

CREATE TRIGGER unseal_refused_renames_on_update AFTER UPDATE ON refused_renames BEGIN
  DELETE FROM seals WHERE table_name = 'refused_renames';
END;

CREATE TRIGGER unseal_refused_renames_on_delete AFTER DELETE ON refused_renames BEGIN
  DELETE FROM seals WHERE table_name = 'refused_renames';
END;

CREATE TRIGGER unseal_reported_changes_on_insert AFTER INSERT ON reported_changes BEGIN
  DELETE FROM seals WHERE table_name = 'reported_changes';
END;

CREATE TRIGGER unseal_reported_changes_on_update AFTER UPDATE ON reported_changes BEGIN
  DELETE FROM seals WHERE table_name = 'reported_changes';
END;

CREATE TRIGGER unseal_reported_changes_on_delete AFTER DELETE ON reported_changes BEGIN
  DELETE FROM seals WHERE table_name = 'reported_changes';
END;

CREATE TRIGGER unseal_reported_coverage_on_insert AFTER INSERT ON reported_coverage BEGIN
  DELETE FROM seals WHERE table_name = 'reported_coverage';
END;

CREATE TRIGGER unseal_reported_coverage_on_update AFTER UPDATE ON reported_coverage BEGIN
  DELETE FROM seals WHERE table_name = 'reported_coverage';
END;

CREATE TRIGGER unseal_reported_coverage_on_delete AFTER DELETE ON reported_coverage BEGIN
  DELETE FROM seals WHERE table_name = 'reported_coverage';
END;

CREATE TRIGGER unseal_reports_on_insert AFTER INSERT ON reports BEGIN
  DELETE FROM seals WHERE table_name = 'reports';
END;

CREATE TRIGGER unseal_reports_on_update AFTER UPDATE ON reports BEGIN
  DELETE FROM seals WHERE table_name = 'reports';
END;

CREATE TRIGGER unseal_reports_on_delete AFTER DELETE ON reports BEGIN
  DELETE FROM seals WHERE table_name = 'reports';
END;

CREATE TRIGGER unseal_rule_results_on_insert AFTER INSERT ON rule_results BEGIN
  DELETE FROM seals WHERE table_name = 'rule_results';
END;

CREATE TRIGGER unseal_rule_results_on_update AFTER UPDATE ON rule_results BEGIN
  DELETE FROM seals WHERE table_name = 'rule_results';
END;

CREATE TRIGGER unseal_rule_results_on_delete AFTER DELETE ON rule_results BEGIN
  DELETE FROM seals WHERE table_name = 'rule_results';
END;

CREATE TRIGGER unseal_run_errors_on_insert AFTER INSERT ON run_errors BEGIN
  DELETE FROM seals WHERE table_name = 'run_errors';
END;

CREATE TRIGGER unseal_run_errors_on_update AFTER UPDATE ON run_errors BEGIN
  DELETE FROM seals WHERE table_name = 'run_errors';
END;

CREATE TRIGGER unseal_run_errors_on_delete AFTER DELETE ON run_errors BEGIN
  DELETE FROM seals WHERE table_name = 'run_errors';
END;

CREATE TRIGGER unseal_runs_on_insert AFTER INSERT ON runs BEGIN
  DELETE FROM seals WHERE table_name = 'runs';
END;

CREATE TRIGGER unseal_runs_on_update AFTER UPDATE ON runs BEGIN
  DELETE FROM seals WHERE table_name = 'runs';
END;

CREATE TRIGGER unseal_runs_on_delete AFTER DELETE ON runs BEGIN
  DELETE FROM seals WHERE table_name = 'runs';
END;

CREATE TRIGGER unseal_shards_on_insert AFTER INSERT ON shards BEGIN
  DELETE FROM seals WHERE table_name = 'shards';
END;

CREATE TRIGGER unseal_shards_on_update AFTER UPDATE ON shards BEGIN
  DELETE FROM seals WHERE table_name = 'shards';
END;

CREATE TRIGGER unseal_shards_on_delete AFTER DELETE ON shards BEGIN
  DELETE FROM seals WHERE table_name = 'shards';
END;

CREATE TRIGGER unseal_suites_on_insert AFTER INSERT ON suites BEGIN
  DELETE FROM seals WHERE table_name = 'suites';
END;

CREATE TRIGGER unseal_suites_on_update AFTER UPDATE ON suites BEGIN
  DELETE FROM seals WHERE table_name = 'suites';
END;

CREATE TRIGGER unseal_suites_on_delete AFTER DELETE ON suites BEGIN
  DELETE FROM seals WHERE table_name = 'suites';
END;

CREATE TRIGGER unseal_tests_on_insert AFTER INSERT ON tests BEGIN
  DELETE FROM seals WHERE table_name = 'tests';
END;

CREATE TRIGGER unseal_tests_on_update AFTER UPDATE ON tests BEGIN
  DELETE FROM seals WHERE table_name = 'tests';
END;

CREATE TRIGGER unseal_tests_on_delete AFTER DELETE ON tests BEGIN
  DELETE FROM seals WHERE table_name = 'tests';
END;

CREATE TRIGGER unseal_timings_on_insert AFTER INSERT ON timings BEGIN
  DELETE FROM seals WHERE table_name = 'timings';
END;

CREATE TRIGGER unseal_timings_on_update AFTER UPDATE ON timings BEGIN
  DELETE FROM seals WHERE table_name = 'timings';
END;

CREATE TRIGGER unseal_timings_on_delete AFTER DELETE ON timings BEGIN
  DELETE FROM seals WHERE table_name = 'timings';
END;

CREATE TRIGGER unseal_totals_on_insert AFTER INSERT ON totals BEGIN
  DELETE FROM seals WHERE table_name = 'totals';
END;

CREATE TRIGGER unseal_totals_on_update AFTER UPDATE ON totals BEGIN
  DELETE FROM seals WHERE table_name = 'totals';
END;

CREATE TRIGGER unseal_totals_on_delete AFTER DELETE ON totals BEGIN
  DELETE FROM seals WHERE table_name = 'totals';
END;

CREATE TRIGGER unseal_verdict_settings_on_insert AFTER INSERT ON verdict_settings BEGIN
  DELETE FROM seals WHERE table_name = 'verdict_settings';
END;

CREATE TRIGGER unseal_verdict_settings_on_update AFTER UPDATE ON verdict_settings BEGIN
  DELETE FROM seals WHERE table_name = 'verdict_settings';
END;

CREATE TRIGGER unseal_verdict_settings_on_delete AFTER DELETE ON verdict_settings BEGIN
  DELETE FROM seals WHERE table_name = 'verdict_settings';
END;

CREATE TRIGGER unseal_verdicts_on_insert AFTER INSERT ON verdicts BEGIN
  DELETE FROM seals WHERE table_name = 'verdicts';
END;

CREATE TRIGGER unseal_verdicts_on_update AFTER UPDATE ON verdicts BEGIN
  DELETE FROM seals WHERE table_name = 'verdicts';
END;

CREATE TRIGGER unseal_verdicts_on_delete AFTER DELETE ON verdicts BEGIN
  DELETE FROM seals WHERE table_name = 'verdicts';
END;

CREATE TRIGGER unseal_withdrawals_on_insert AFTER INSERT ON withdrawals BEGIN
  DELETE FROM seals WHERE table_name = 'withdrawals';
END;

CREATE TRIGGER unseal_withdrawals_on_update AFTER UPDATE ON withdrawals BEGIN
  DELETE FROM seals WHERE table_name = 'withdrawals';
END;

CREATE TRIGGER unseal_withdrawals_on_delete AFTER DELETE ON withdrawals BEGIN
  DELETE FROM seals WHERE table_name = 'withdrawals';
END;

CREATE TRIGGER unseal_daily_runs_on_insert AFTER INSERT ON daily_runs BEGIN
  DELETE FROM seals WHERE table_name = 'daily_runs';
END;

CREATE TRIGGER unseal_daily_runs_on_update AFTER UPDATE ON daily_runs BEGIN
  DELETE FROM seals WHERE table_name = 'daily_runs';
END;

CREATE TRIGGER unseal_daily_runs_on_delete AFTER DELETE ON daily_runs BEGIN
  DELETE FROM seals WHERE table_name = 'daily_runs';
END;

CREATE TRIGGER unseal_daily_tests_on_insert AFTER INSERT ON daily_tests BEGIN
  DELETE FROM seals WHERE table_name = 'daily_tests';
END;

CREATE TRIGGER unseal_daily_tests_on_update AFTER UPDATE ON daily_tests BEGIN
  DELETE FROM seals WHERE table_name = 'daily_tests';
END;

CREATE TRIGGER unseal_daily_tests_on_delete AFTER DELETE ON daily_tests BEGIN
  DELETE FROM seals WHERE table_name = 'daily_tests';
END;

CREATE TRIGGER unseal_removals_on_insert AFTER INSERT ON removals BEGIN
  DELETE FROM seals WHERE table_name = 'removals';
END;

CREATE TRIGGER unseal_removals_on_update AFTER UPDATE ON removals BEGIN
  DELETE FROM seals WHERE table_name = 'removals';
END;

CREATE TRIGGER unseal_removals_on_delete AFTER DELETE ON removals BEGIN
  DELETE FROM seals WHERE table_name = 'removals';
END;
