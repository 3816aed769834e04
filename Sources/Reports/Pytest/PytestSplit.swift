public import History

/// The `.test_durations` file of pytest-split: the last time of each test, by node id. It says nothing
/// of outcomes, so that it is no report of a run; as history to begin with its tests count as passed, in
/// a run that is incomplete and therefore in no baseline.
public enum PytestSplit {
  /// Reads the file to its end.
  ///
  /// - Throws: a `ReportError`, or what `receive` threw.
  public static func read(
    _ source: ReportSource, into receive: (ReportEvent) throws -> Void
  ) throws -> ReportSummary {
    let json = try JSONReader(source)
    try json.readDocument {
      try json.forEachKey { nodeID in
        guard let duration = try json.microseconds(.seconds) else { return }
        try receive(
          .attempt(
            ReportedAttempt(
              test: TestIdentity(pytestNodeID: nodeID), outcome: .passed, duration: duration)))
      }
    }
    var summary = ReportSummary(format: "pytest-split")
    summary.dialect = .pytest
    summary.isComplete = false
    return summary
  }
}
