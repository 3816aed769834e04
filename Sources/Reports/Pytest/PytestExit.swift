import History

/// The exit statuses of pytest.
enum PytestExit {
  /// Whether pytest ran to its end: 0 passed, 1 failed, 5 nothing to run; 2 is interrupted (also by
  /// errors of the collection), 3 and 4 are broken before the end.
  static func isComplete(_ status: Int64) -> Bool { [0, 1, 5].contains(status) }

  /// What a status says that nothing else in the report does; `isExplained` where a test or an error of
  /// the run tells of a failure. pytest fails so where the coverage is too low, or a plugin decides.
  static func error(_ status: Int64, isExplained: Bool) -> RunError? {
    let reason: String
    switch status {
    case 1 where !isExplained: reason = "none of its tests failed"
    case 3: reason = "an internal error"
    case 4: reason = "a wrong use"
    default: return nil
    }
    return RunError(
      name: "pytest", failure: Failure(message: "pytest ended with \(status): \(reason)"))
  }
}
