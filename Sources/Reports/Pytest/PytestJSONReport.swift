public import History

/// What `pytest --json-report` (pytest-json-report) writes: one object, phases, only the last attempt
/// of a test that was rerun.
public enum PytestJSONReport: ReportFormat {
  public static let name = "pytest-json-report"
  public static let rank = 1
  public static let description = "pytest --json-report (pytest-json-report): phases"

  public static func recognises(_ head: ReportHead) -> Bool {
    head.json?.has("created", "exitcode", "root") ?? false
  }

  public static func read(
    _ source: ReportSource, into receive: (ReportEvent) throws -> Void
  ) throws -> ReportSummary {
    let json = try JSONReader(source)
    var summary = ReportSummary(format: name)
    summary.dialect = .pytest
    summary.repeats = .executions
    summary.isComplete = false
    var warnings = WarningTally()
    var totals = StatedTotals()
    var (status, unrun): (Int64?, Int) = (nil, 0)
    try json.readDocument {
      try json.forEachKey { key in
        switch key {
        case "created": summary.end = try json.instant(.seconds)
        case "duration":
          summary.wall = warnings.plausible(try json.microseconds(.seconds), of: "the run")
        case "exitcode":
          status = try json.integer()
          summary.isComplete = status.map(PytestExit.isComplete) ?? false
        case "summary": unrun = try readSummary(json, into: &totals)
        case "collectors":
          try json.forEachElement { if try readCollector(json, receive) { totals.tell(broken: 1) } }
        case "tests":
          try json.forEachElement {
            totals.tell(try PytestJSONTest(json, &warnings).give(to: receive, &warnings))
          }
        default: break
        }
      }
    }
    if try totals.conclude(in: "pytest", receive) || unrun > 0 { summary.isComplete = false }
    let isExplained = totals.failures + totals.errors + totals.toldBroken > 0
    if let error = status.flatMap({ PytestExit.error($0, isExplained: isExplained) }) {
      try receive(.runError(error))
    }
    for warning in warnings.warnings { try receive(.warning(warning)) }
    if let end = summary.end, let wall = summary.wall {
      summary.start = Instant(microseconds: end.microseconds &- wall)
      summary.startHasZone = true
      summary.wallIsMeasured = true
    }
    return summary
  }

  /// - Returns: how many tests were collected and neither deselected nor run, as after `--maxfail`.
  private static func readSummary(
    _ json: JSONReader, into totals: inout StatedTotals
  ) throws -> Int {
    var (collected, deselected) = (0, 0)
    try json.forEachKey { key in
      switch key {
      case "total": totals.tests = try json.testCount()
      case "failed": totals.failures = try json.testCount()
      case "error": totals.errors = try json.testCount()
      case "collected": collected = try json.testCount()
      case "deselected": deselected = try json.testCount()
      default: break
      }
    }
    return max(0, collected - deselected - (totals.tests ?? 0))
  }

  /// - Returns: whether it failed.
  private static func readCollector(
    _ json: JSONReader, _ receive: (ReportEvent) throws -> Void
  ) throws -> Bool {
    var (nodeID, outcome, text) = ("", "", "")
    try json.forEachKey { key in
      switch key {
      case "nodeid": nodeID = try json.boundedName() ?? ""
      case "outcome": outcome = try json.name() ?? ""
      case "longrepr": text = try json.text() ?? ""
      default: break
      }
    }
    guard outcome == "failed" else { return false }
    let failure = CollectionError.failure(Failure(text: text), of: nodeID)
    try receive(.runError(RunError(name: nodeID, failure: failure)))
    return true
  }
}
