/// Which columns of the store texts are taken out of.
enum ScrubbedColumns {
  /// What the program itself wrote or finds by, and no person or test did: it is left as it is.
  static let fixed: Set<String> = [
    "runs.key", "runs.source", "runs.commit_hash", "runs.tree_hash", "runs.merge_base", "runs.kind",
    "runs.order_source", "shards.wall_source", "reports.content_hash", "reports.format",
    "reports.dialect", "attachments.name", "attachments.media_type", "messages.fingerprint",
    "outcomes.word", "commands.meaning", "verdicts.verdict", "verdict_settings.name",
    "rule_results.rule", "rule_results.status", "findings.rule", "finding_figures.rule",
    "finding_figures.name", "acceptances.rule", "withdrawals.kind", "recordings.content_key",
    "removals.run", "removals.content", "removals.was", "removals.kept", "removals.bundle",
    "duets.base_commit", "bundles.name",
  ]

  /// By what tests, files, suites and the like are known: they are changed where somebody asks for it.
  static let names: Set<String> = [
    "projects.name", "suites.name", "tests.file", "tests.class", "tests.container", "tests.name",
    "files.path", "labels.key", "runs.run_key", "pins.name", "withdrawals.subject",
    "removals.project", "removals.suite",
  ]

  /// Bytes that hold texts as they are; other bytes are numbers, or are looked into by themselves.
  static let bytes: Set<String> = ["attachments.content"]

  /// What more than one column is changed by at once.
  static let apart: Set<String> = ["messages", "tests"]
}
