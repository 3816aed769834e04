public import History

/// What mocha's `json` reporter writes.
public enum MochaJSON: ReportFormat {
  public static let name = "mocha"
  public static let description = "mocha --reporter json"

  public static func recognises(_ head: ReportHead) -> Bool {
    head.json?.has("stats.passes", "stats.pending") ?? false
  }

  public static func read(
    _ source: ReportSource, into receive: (ReportEvent) throws -> Void
  ) throws -> ReportSummary {
    let json = try JSONReader(source)
    var summary = ReportSummary(format: name)
    summary.dialect = .mocha
    var warnings = WarningTally()
    var totals = StatedTotals()
    try json.readDocument {
      try json.forEachKey { key in
        switch key {
        case "stats":
          try json.forEachKey { key in
            switch key {
            case "start": summary.start = try json.name().flatMap { Instant(reported: $0) }
            case "end": summary.end = try json.name().flatMap { Instant(reported: $0) }
            case "tests": totals.tests = try json.testCount()
            case "failures": totals.failures = try json.testCount()
            default: break
            }
          }
        case "tests":
          try json.forEachElement {
            let test = try MochaTest(json)
            totals.tell(test.outcome)
            try test.give(to: receive, &warnings, checkout: source.checkoutRoot)
          }
        case "failures":
          // A hook that failed stands here and nowhere else.
          try json.forEachElement {
            let test = try MochaTest(json)
            if test.isHook {
              totals.tell(broken: 1)
              try receive(.runError(RunError(name: test.fullTitle, failure: test.failure)))
            }
          }
        default: break
        }
      }
    }
    summary.measureWall()
    if try totals.conclude(in: "the run", receive) { summary.isComplete = false }
    for warning in warnings.warnings { try receive(.warning(warning)) }
    return summary
  }
}
