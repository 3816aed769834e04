public import History

/// What Playwright's `json` reporter writes: suites in suites, each test once a project, with every attempt.
public enum PlaywrightJSON: ReportFormat {
  public static let name = "playwright"
  public static let rank = 2
  public static let description = "playwright test --reporter=json: attempts, workers"

  public static func recognises(_ head: ReportHead) -> Bool {
    guard let json = head.json else { return false }
    return json.has("config", "suites") || json.has("config.rootDir", "config.projects")
  }

  public static func read(
    _ source: ReportSource, into receive: (ReportEvent) throws -> Void
  ) throws -> ReportSummary {
    let json = try JSONReader(source)
    var summary = ReportSummary(format: name)
    summary.dialect = .playwright
    // A test stands several times where it was asked for so often.
    summary.repeats = .executions
    var totals = StatedTotals()
    var tests = PlaywrightTests(checkout: source.checkoutRoot)
    try json.readDocument {
      try json.forEachKey { key in
        switch key {
        case "config": try readConfiguration(json, into: &summary, &tests)
        case "suites":
          try json.forEachElement { try tests.readSuite(json, in: [], file: "", receive) }
        case "errors":
          try json.forEachElement {
            let failure = try PlaywrightResult.failure(json)
            totals.tell(broken: 1)
            try receive(.runError(RunError(name: "the run", failure: failure)))
          }
        case "stats": try readStats(json, into: &summary, &totals)
        default: break
        }
      }
    }
    for outcome in tests.outcomes { totals.tell(outcome) }
    if try totals.conclude(in: "the run", receive) || tests.isCutShort {
      summary.isComplete = false
    }
    for warning in tests.warnings.warnings { try receive(.warning(warning)) }
    return summary
  }

  private static func readConfiguration(
    _ json: JSONReader, into summary: inout ReportSummary, _ tests: inout PlaywrightTests
  ) throws {
    var workers: Int64?
    var actual: Int64?
    try json.forEachKey { key in
      switch key {
      case "rootDir": tests.root = try json.name()
      case "workers": workers = try json.integer()
      case "metadata":
        try json.forEachKey { key in
          if key == "actualWorkers" { actual = try json.integer() }
        }
      default: break
      }
    }
    summary.workers = (actual ?? workers).flatMap { $0 > 0 ? Int(exactly: $0) : nil }
  }

  private static func readStats(
    _ json: JSONReader, into summary: inout ReportSummary, _ totals: inout StatedTotals
  ) throws {
    var duration: Int64?
    try json.forEachKey { key in
      switch key {
      case "startTime": summary.start = try json.name().flatMap { Instant(reported: $0) }
      case "duration": duration = try json.microseconds(.milliseconds)
      case "unexpected":
        totals.failures = try json.testCount()
        totals.tests = (totals.tests ?? 0) + totals.failures
      case "expected", "flaky", "skipped":
        totals.tests = (totals.tests ?? 0) + (try json.testCount())
      default: break
      }
    }
    guard let start = summary.start, let duration, duration >= 0 else { return }
    summary.end = Instant(microseconds: start.microseconds &+ duration)
    summary.measureWall()
    summary.wallIsFromTests = false
  }
}
