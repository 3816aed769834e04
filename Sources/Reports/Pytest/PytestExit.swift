/// The exit statuses of pytest.
enum PytestExit {
  /// Whether pytest ran to its end: 0 passed, 1 failed, 5 nothing to run; 2 is interrupted (also by
  /// errors of the collection), 3 and 4 are broken before the end.
  static func isComplete(_ status: Int64) -> Bool { [0, 1, 5].contains(status) }
}
