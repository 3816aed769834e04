public import History

/// The result files of Allure 2 and 3: a file for each attempt, many in one folder.
public enum AllureResults: ReportFormat {
  public static let name = "allure"
  public static let rank = 2
  public static let description = "Allure results, allure-results or its *-result.json: attempts"

  public static func recognises(_ head: ReportHead) -> Bool {
    guard let json = head.json, json.has("uuid") else { return false }
    // Containers tell of fixtures; the tests that these broke tell of it themselves.
    return json.has("status", "name") || json.has("start", "name") || json.has("historyId")
      || json.has("children") || json.has("befores")
  }

  /// The files of a folder that hold results; none where it is no such folder.
  public static func files(in names: [String]) -> [String] {
    names.filter { $0.hasSuffix("-result.json") }.sorted()
  }

  public static func read(
    _ source: ReportSource, into receive: (ReportEvent) throws -> Void
  ) throws -> ReportSummary {
    try read(1, sources: { _ in source }, into: receive)
  }

  /// Reads many files as the one report that they are: attempts of one test come in the order in which they
  /// ran, and those behind the first are retries.
  public static func read(
    _ count: Int, sources: (Int) throws -> ReportSource,
    into receive: (ReportEvent) throws -> Void
  ) throws -> ReportSummary {
    var warnings = WarningTally()
    var attempts: [(attempt: ReportedAttempt, history: String?)] = []
    for index in 0..<count {
      let json = try JSONReader(sources(index))
      var test: AllureTest?
      try json.readDocument { test = try AllureTest(json) }
      guard let test, !test.isContainer else { continue }
      attempts.append((test.result(&warnings), test.historyID))
    }
    attempts.sort { ($0.attempt.start?.microseconds ?? 0) < ($1.attempt.start?.microseconds ?? 0) }
    var summary = ReportSummary(format: name)
    var seen: Set<String> = []
    for (attempt, history) in attempts {
      var attempt = attempt
      if let history { attempt.isRetry = !seen.insert(history).inserted }
      if let start = attempt.start, let duration = attempt.duration {
        let end = Instant(microseconds: start.microseconds &+ duration)
        summary.start = min(summary.start ?? start, start)
        summary.end = max(summary.end ?? end, end)
      }
      try receive(.attempt(attempt))
    }
    summary.measureWall()
    for warning in warnings.warnings { try receive(.warning(warning)) }
    return summary
  }
}
