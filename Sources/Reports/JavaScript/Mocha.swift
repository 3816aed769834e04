public import History

/// What mocha's `json` reporter writes.
public enum Mocha: ReportFormat {
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
    summary.dialect = "mocha"
    var warnings = WarningTally()
    try json.readDocument {
      try json.forEachKey { key in
        switch key {
        case "stats":
          try json.forEachKey { key in
            switch key {
            case "start": summary.start = try json.name().flatMap { Instant(reported: $0) }
            case "end": summary.end = try json.name().flatMap { Instant(reported: $0) }
            default: break
            }
          }
        case "tests":
          try json.forEachElement {
            try Test(json).give(to: receive, &warnings, checkout: source.checkoutRoot)
          }
        case "failures":
          // A hook that failed stands here and nowhere else.
          try json.forEachElement {
            let test = try Test(json)
            if test.isHook {
              try receive(.runError(RunError(name: test.fullTitle, failure: test.failure)))
            }
          }
        default: break
        }
      }
    }
    summary.measureWall()
    for warning in warnings.warnings { try receive(.warning(warning)) }
    return summary
  }

  /// One test, or one hook.
  private struct Test {
    var title = ""
    var fullTitle = ""
    var file: String?
    var duration: Int64?
    var retry: Int64 = 0
    var failure = Failure()

    init(_ json: JSONReader) throws {
      try json.forEachKey { key in
        switch key {
        case "title": title = try json.boundedName() ?? ""
        case "fullTitle": fullTitle = try json.boundedName() ?? ""
        case "file": file = try json.name()
        case "duration": duration = try json.microseconds(.milliseconds)
        case "currentRetry": retry = try json.integer() ?? 0
        case "err":
          try json.forEachKey { key in
            switch key {
            case "message": failure.message = try json.text()
            case "stack": failure.detail = try json.text()
            default: break
            }
          }
        default: break
        }
      }
    }

    /// Hooks have titles of mocha's making: `"before each" hook for "adds"`.
    var isHook: Bool { title.hasPrefix("\"") && title.contains("\" hook") }

    func give(
      to receive: (ReportEvent) throws -> Void, _ warnings: inout WarningTally, checkout: String?
    ) throws {
      let failed = failure != Failure()
      // A test that ran has a duration; one without that did not fail is pending.
      let outcome: Outcome = failed ? .failed : duration == nil ? .skipped : .passed
      let suite = fullTitle.hasSuffix(" \(title)") ? fullTitle.dropLast(title.count + 1) : ""
      var test = TestIdentity(
        file: file.map { ReportedPath.relative($0, checkout: checkout) },
        group: suite.isEmpty ? nil : String(suite), name: title)
      test.contain(in: test.file)
      for attempt in ReportedAttempt.earlier(retry, of: test) { try receive(.attempt(attempt)) }
      var attempt = ReportedAttempt(
        test: test, outcome: outcome, duration: warnings.plausible(duration, of: fullTitle))
      attempt.isRetry = retry > 0
      if failed { attempt.failures = [failure] }
      try receive(.attempt(attempt))
    }
  }
}
