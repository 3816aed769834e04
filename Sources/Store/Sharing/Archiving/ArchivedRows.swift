/// What an archive of many stores has of a run: its rows by table.
public enum ArchivedRows: Sendable {
  case tests
  case messages
  case results
  case timings
  case failures
  /// The run itself.
  case runs

  var statement: EmbeddedStatement {
    switch self {
    case .tests: .archivedTests
    case .messages: .archivedMessages
    case .results: .archivedResults
    case .timings: .archivedTimings
    case .failures: .archivedFailures
    case .runs: .archivedRun
    }
  }
}
