import Testing

@testable import Store

/// What travels of a run is all that the store has of it.
struct ContentTableTests {
  /// Columns that are numbers of rows, or follow from others.
  private static let local: Set<String> = [
    "runs.id", "runs.suite_id", "runs.is_complete", "runs.last_failed_behind", "runs.wall_us",
    "shards.environment_id",
    "environments.id", "environments.key", "tests.id", "tests.suite_id", "tests.key", "messages.id",
    "messages.key", "messages.fingerprint", "messages.fingerprint_version", "files.id",
    "files.project_id", "line_sets.id", "line_sets.key", "reported_coverage.file_id",
    "reported_coverage.line_set_id",
    // What people decided, which travels by itself.
    "runs.excluded_at", "runs.excluded_by", "runs.excluded_why",
  ]

  @Test func `every column of what a run is made of travels`() throws {
    let store = try TestStore()
    let tables = [
      "runs": [EmbeddedStatement.contentRun.text], "labels": [EmbeddedStatement.contentLabels.text],
      "shards": [EmbeddedStatement.contentShards.text],
      "environments": [EmbeddedStatement.contentShards.text],
      "reports": [EmbeddedStatement.contentReports.text],
      "tests": [EmbeddedStatement.identity.text],
      "attempts": [EmbeddedStatement.contentAttempts.text],
      "timings": [EmbeddedStatement.contentTimings.text],
      "messages": [EmbeddedStatement.contentMessage.text],
      "failures": [EmbeddedStatement.contentFailures.text],
      "run_errors": [EmbeddedStatement.contentErrors.text],
      "files": [EmbeddedStatement.reportedCoverage.text],
      "line_sets": [EmbeddedStatement.reportedCoverage.text],
      "reported_coverage": [EmbeddedStatement.reportedCoverage.text],
      "benchmarks": [EmbeddedStatement.contentBenchmarks.text],
      "attachments": [EmbeddedStatement.contentAttachments.text],
      "commands": [EmbeddedStatement.contentCommands.text],
    ]
    for (table, texts) in tables {
      let columns = try Statement(
        "SELECT name FROM pragma_table_info('\(table)')", on: store.store.connection)
      while try columns.step() {
        let column = columns.text(0)
        guard column != "run_id", !Self.local.contains("\(table).\(column)") else { continue }
        #expect(texts.contains { $0.contains(column) }, "\(table).\(column) stays behind")
      }
    }
  }
}
