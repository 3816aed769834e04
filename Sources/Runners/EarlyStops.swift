/// What runners print where they stopped before all tests were run.
public enum EarlyStops {
  private static let marks = [
    // pytest -x, --maxfail, --stepwise
    "!! stopping after ", "!! xdist.dsession.Interrupted: stopping after ",
    "!! Interrupted: stopping after ",
    // jest, vitest and mocha --bail say nothing of the kind; nextest does
    "test run was cancelled", "Cancelling due to test failure", "Canceling due to test failure",
  ]

  /// The first line that tells of it; nil where none does.
  public static func first(in lines: some Sequence<String>) -> String? {
    lines.first { line in marks.contains { line.contains($0) } }
  }
}
