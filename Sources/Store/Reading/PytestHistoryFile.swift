import CSQLite
public import History

/// The database that pytest-history keeps.
///
/// All its versions note the outcome of a test's teardown alone: a test that failed in its call stands there
/// as passed, and its duration is that of the teardown. So the runs are shown as far as they are known, and
/// are incomplete, which keeps them out of baselines and from being evidence.
public struct PytestHistoryFile {
  /// What its files begin with, as all of SQLite's.
  public static let head = Array("SQLite format 3\u{0}".utf8)

  private let connection: Connection
  private let path: String

  /// Opens the file for reading.
  ///
  /// - Throws: `StoreError.unreadable`.
  public init(path: String) throws {
    self.path = path
    connection = try Connection(path: path, flags: SQLITE_OPEN_READONLY)
    try connection.forbidWriting()
  }

  /// Its runs, oldest first.
  ///
  /// `identity`: the test that a pytest node id means.
  /// - Throws: `ReportError` where the file is another program's.
  public func runs(identity: (String) -> TestIdentity) throws -> [ImportedRun] {
    do {
      let runs = try connection.rows(.pytestHistoryRuns) {
        (
          id: $0.integer(Columns.PytestHistoryRuns.id),
          start: $0.text(Columns.PytestHistoryRuns.start)
        )
      }
      return try runs.map { run in
        var imported = ImportedRun(key: "pytest-history \(run.id)")
        imported.startedAt = Instant(iso8601: run.start)
        imported.isComplete = false
        imported.attempts = try connection.rows(
          .pytestHistoryResults, ["run": .integer(run.id)]
        ) {
          ReportedAttempt(
            test: identity($0.text(Columns.PytestHistoryResults.nodeID)),
            outcome: Self.outcome($0.optionalText(Columns.PytestHistoryResults.outcome) ?? ""))
        }
        return imported
      }
    } catch StoreError.statement, StoreError.foreign {
      throw ReportError(
        .malformed, file: path, reason: "this SQLite file is no database of pytest-history")
    }
  }

  private static func outcome(_ word: String) -> Outcome {
    switch word {
    case "passed": .passed
    case "skipped": .skipped
    default: .errored
    }
  }
}
