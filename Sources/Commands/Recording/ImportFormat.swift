import History
import Reports
import Store

/// The histories of other tools that can be taken over.
enum ImportFormat: String {
  case pytestBenchmark = "pytest-benchmark"
  case pytestSplit = "pytest-split"
  case pytestHistory = "pytest-history"
  case allure

  /// What a history says of one of its runs beside the tests.
  struct Run {
    var key: String?
    var start: Instant?
    var commit: String?
    var branch: String?
  }

  /// The format of a file, found by its content.
  ///
  /// - Throws: `ReportError` where it is no history.
  init(of file: String) throws {
    let source = try ReportSource(path: file)
    if try source.peek(upTo: PytestHistoryFile.head.count).elementsEqual(PytestHistoryFile.head) {
      self = .pytestHistory
    } else if try AllureHistory.recognises(source) {
      self = .allure
    } else {
      switch try ReportReader.detect(source).name {
      case PytestBenchmark.name: self = .pytestBenchmark
      case PytestDurations.name: self = .pytestSplit
      case let other:
        throw ReportError(
          .malformed, file: file, reason: "a \(other) report is no history of another tool",
          hint: "laptime record \(file)")
      }
    }
  }

  /// Calls with each run of a file, and with the report that tells its tests.
  func forEachRun(of file: String, _ body: (Run, ReportInput) throws -> Void) throws {
    switch self {
    case .pytestBenchmark: try readReport(file, PytestBenchmark.read, body)
    case .pytestSplit: try readReport(file, PytestSplit.read, body)
    case .pytestHistory:
      let history = try PytestHistoryFile(path: file)
      for run in try history.runs(identity: TestIdentity.init(pytestNodeID:)) {
        try body(Run(key: run.key, start: run.startedAt), input(run, file, dialect: .pytest))
      }
    case .allure:
      try AllureHistory.read(ReportSource(path: file)) { run in
        try body(Run(key: run.key, start: run.startedAt), input(run, file, dialect: nil))
      }
    }
  }

  private func readReport(
    _ file: String,
    _ read: @escaping (ReportSource, (ReportEvent) throws -> Void) throws -> ReportSummary,
    _ body: (Run, ReportInput) throws -> Void
  ) throws {
    let about = try read(ReportSource(path: file)) { _ in }
    let input = ReportInput(name: file, purpose: .tests, rank: 0) { receive in
      let source = try ReportSource(path: file)
      let summary = try read(source, receive)
      return .init(summary: summary, contentHash: source.contentHash, bytes: source.byteCount)
    }
    try body(Run(start: about.start, commit: about.commit, branch: about.branch), input)
  }

  private func input(_ run: ImportedRun, _ file: String, dialect: Dialect?) -> ReportInput {
    ReportInput(name: file, purpose: .tests, rank: 0) { receive in
      for attempt in run.attempts { try receive(.attempt(attempt)) }
      var summary = ReportSummary(format: rawValue)
      summary.dialect = dialect
      summary.isComplete = run.isComplete
      summary.wall = run.wall
      summary.wallIsMeasured = run.wall != nil
      summary.wallIsFromTests = true
      return .init(summary: summary, contentHash: run.contentHash, bytes: 0)
    }
  }
}
