public import History

/// What `jest --json` and `vitest --reporter=json` write.
public enum JestJSON: ReportFormat {
  public static let name = "jest"
  public static let description = "jest --json, vitest --reporter=json"

  public static func recognises(_ head: ReportHead) -> Bool {
    head.json?.has("numTotalTests") ?? false
  }

  public static func read(
    _ source: ReportSource, into receive: (ReportEvent) throws -> Void
  ) throws -> ReportSummary {
    let json = try JSONReader(source)
    var summary = ReportSummary(format: name)
    summary.dialect = .jest
    summary.startHasZone = true
    var warnings = WarningTally()
    var totals = JestTotals()
    try json.readDocument {
      try json.forEachKey { key in
        switch key {
        case "startTime": summary.start = try json.instant(.milliseconds)
        case "testResults":
          try json.forEachElement {
            let file = try JestFile(json)
            summary.end = [summary.end, file.end].compactMap { $0 }.max()
            totals.tell(file)
            try file.give(to: receive, &warnings, checkout: source.checkoutRoot)
          }
        default: try totals.read(key, json)
        }
      }
    }
    summary.isComplete = try totals.conclude(receive)
    for warning in warnings.warnings { try receive(.warning(warning)) }
    summary.measureWall()
    return summary
  }
}
