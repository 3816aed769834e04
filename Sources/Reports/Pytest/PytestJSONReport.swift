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
    try json.readDocument {
      try json.forEachKey { key in
        switch key {
        case "created": summary.end = try json.instant(.seconds)
        case "duration":
          summary.wall = warnings.plausible(try json.microseconds(.seconds), of: "the run")
        case "exitcode":
          summary.isComplete = try json.integer().map(PytestExit.isComplete) ?? false
        case "collectors": try json.forEachElement { try readCollector(json, receive) }
        case "tests":
          try json.forEachElement {
            try PytestJSONTest(json, &warnings).give(to: receive)
          }
        default: break
        }
      }
    }
    for warning in warnings.warnings { try receive(.warning(warning)) }
    if let end = summary.end, let wall = summary.wall {
      summary.start = Instant(microseconds: end.microseconds &- wall)
      summary.wallIsMeasured = true
    }
    return summary
  }

  private static func readCollector(
    _ json: JSONReader, _ receive: (ReportEvent) throws -> Void
  ) throws {
    var (nodeID, outcome, text) = ("", "", "")
    try json.forEachKey { key in
      switch key {
      case "nodeid": nodeID = try json.boundedName() ?? ""
      case "outcome": outcome = try json.name() ?? ""
      case "longrepr": text = try json.text() ?? ""
      default: break
      }
    }
    guard outcome == "failed" else { return }
    try receive(.runError(RunError(name: nodeID, failure: Failure(text: text))))
  }
}
