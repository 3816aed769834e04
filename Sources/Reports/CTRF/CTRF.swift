public import History

/// The Common Test Report Format (ctrf.io), which reporters of many runners write.
public enum CTRF: ReportFormat {
  public static let name = "ctrf"
  public static let rank = 1
  public static let description = "CTRF JSON: pytest-json-ctrf, Playwright, jest, Cypress, Go, …"

  public static func recognises(_ head: ReportHead) -> Bool {
    head.json?.strings["reportFormat"] == "CTRF"
      || head.json?.has("results.tool", "results.summary") == true
      || head.json?.has("results.tests") == true
  }

  public static func read(
    _ source: ReportSource, into receive: (ReportEvent) throws -> Void
  ) throws -> ReportSummary {
    let json = try JSONReader(source)
    var summary = ReportSummary(format: name)
    var warnings = WarningTally()
    var totals = StatedTotals()
    try json.readDocument {
      try json.forEachKey { key in
        guard key == "results" else { return }
        try json.forEachKey { key in
          switch key {
          case "tool":
            try json.forEachKey { key in
              if key == "name" {
                summary.dialect = try json.boundedName().map(Dialect.init(named:))
              }
            }
          case "summary": try readSummary(json, into: &summary, &totals)
          case "environment": try readEnvironment(json, into: &summary)
          case "extra": try readExtra(json, &totals, receive)
          case "tests":
            try json.forEachElement {
              let test = try CTRFTest(json)
              totals.tell(test.outcome)
              if test.wasInterrupted { summary.isComplete = false }
              try test.give(to: receive, &warnings, checkout: source.checkoutRoot)
            }
          default: break
          }
        }
      }
    }
    // Where a file does not load, RSpec runs none of the others either.
    if totals.toldTests == 0, totals.toldBroken > 0 { summary.isComplete = false }
    if try totals.conclude(in: summary.dialect?.name ?? "the run", receive) {
      summary.isComplete = false
    }
    for warning in warnings.warnings { try receive(.warning(warning)) }
    return summary
  }

  private static func readSummary(
    _ json: JSONReader, into summary: inout ReportSummary, _ totals: inout StatedTotals
  ) throws {
    try json.forEachKey { key in
      switch key {
      case "start": summary.start = try json.instant(.milliseconds)
      case "stop": summary.end = try json.instant(.milliseconds)
      case "tests": totals.tests = try json.testCount()
      case "failed": totals.failures = try json.testCount()
      default: break
      }
    }
    summary.measureWall()
  }

  /// What our recorder of RSpec adds: `errors`, each with the `name` of what broke outside the tests.
  private static func readExtra(
    _ json: JSONReader, _ totals: inout StatedTotals, _ receive: (ReportEvent) throws -> Void
  ) throws {
    try json.forEachKey { key in
      guard key == "errors" else { return }
      try json.forEachElement {
        var (name, failure) = ("the run", Failure())
        try json.forEachKey { key in
          switch key {
          case "name": name = try json.boundedName() ?? name
          case "message": failure.message = try json.text()
          case "trace": failure.detail = try json.text()
          default: break
          }
        }
        totals.tell(broken: 1)
        try receive(.runError(RunError(name: name, failure: failure)))
      }
    }
  }

  private static func readEnvironment(
    _ json: JSONReader, into summary: inout ReportSummary
  ) throws {
    try json.forEachKey { key in
      switch key {
      case "commit": summary.commit = try json.boundedName()
      case "branchName": summary.branch = try json.boundedName()
      default: break
      }
    }
  }
}
