/// The tables of what travels of a run, beside its tests and their attempts.
///
/// What is added stands last: the number of a table is that of its section in a bundle.
enum ContentTable: UInt8, CaseIterable, Sendable {
  case run = 1
  case labels
  case shards
  case reports
  case messages
  case failures
  case errors
  case coverage
  case benchmarks
  case attachments
  case commands

  /// The columns, in their order; a reader takes what a later version adds behind them for unknown.
  var columns: [String] {
    switch self {
    case .run: EmbeddedStatement.contentRun.columns
    case .labels: EmbeddedStatement.contentLabels.columns
    case .shards: EmbeddedStatement.contentShards.columns
    case .reports: EmbeddedStatement.contentReports.columns
    case .messages: EmbeddedStatement.contentMessage.columns
    case .failures: ["attempt", "number", "message"]
    case .errors: ["number", "name", "message", "shard", "is_settled", "test"]
    case .coverage:
      [
        "path", "lines", "covered", "is_apart", "lines_covered", "lines_total", "branches_covered",
        "branches_total",
      ]
    case .benchmarks: ["test"] + EmbeddedStatement.contentBenchmarks.columns.dropFirst()
    case .attachments: EmbeddedStatement.contentAttachments.columns
    case .commands: EmbeddedStatement.contentCommands.columns
    }
  }

  /// The statement that gives the rows of a run as they are; nil where rows refer to others.
  var statement: EmbeddedStatement? {
    switch self {
    case .run: .contentRun
    case .labels: .contentLabels
    case .shards: .contentShards
    case .reports: .contentReports
    case .attachments: .contentAttachments
    case .commands: .contentCommands
    case .messages, .failures, .errors, .coverage, .benchmarks: nil
    }
  }

  /// The columns that tell what was seen, and not when, where or by whom it was recorded: by these a recording is
  /// known again, whoever made it of the same report.
  var telling: Set<String> {
    switch self {
    case .run: ["project", "suite", "commit_hash", "run_key"]
    case .shards: ["number", "total"]
    case .reports: ["content_hash"]
    case .labels, .attachments, .commands: []
    case .messages, .failures, .coverage, .benchmarks: Set(columns)
    case .errors: ["name", "message", "test"]
    }
  }
}
