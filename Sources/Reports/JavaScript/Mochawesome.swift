public import History

/// What mochawesome writes, of mocha or Cypress: suites in suites.
public enum Mochawesome: ReportFormat {
  public static let name = "mochawesome"
  public static let description = "mochawesome JSON: mocha, Cypress"

  public static func recognises(_ head: ReportHead) -> Bool {
    guard let json = head.json else { return false }
    return json.has("stats.testsRegistered") || json.has("meta.mochawesome")
      || json.has("stats.passes", "results[].suites")
  }

  public static func read(
    _ source: ReportSource, into receive: (ReportEvent) throws -> Void
  ) throws -> ReportSummary {
    let json = try JSONReader(source)
    var summary = ReportSummary(format: name)
    summary.dialect = .mocha
    var warnings = WarningTally()
    try json.readDocument {
      try json.forEachKey { key in
        switch key {
        case "stats": try readTimes(json, into: &summary)
        case "results":
          try json.forEachElement {
            try readSuite(json, in: nil) { test in
              try test.give(to: receive, &warnings, checkout: source.checkoutRoot)
            } failedHook: { hook in
              try receive(.runError(RunError(name: hook.fullTitle, failure: hook.failure)))
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

  private static func readTimes(_ json: JSONReader, into summary: inout ReportSummary) throws {
    try json.forEachKey { key in
      switch key {
      case "start": summary.start = try json.name().flatMap { Instant(reported: $0) }
      case "end": summary.end = try json.name().flatMap { Instant(reported: $0) }
      default: break
      }
    }
  }

  /// Reads a suite with those in it; `file` is that of the suite around it, which it may leave out.
  private static func readSuite(
    _ json: JSONReader, in file: String?, test receive: (MochaTest) throws -> Void,
    failedHook: (MochaTest) throws -> Void
  ) throws {
    var file = file
    try json.forEachKey { key in
      switch key {
      case "file":
        if let own = try json.name(), !own.isEmpty { file = own }
      case "tests":
        try json.forEachElement {
          var test = try MochaTest(json)
          test.file = test.file ?? file
          try receive(test)
        }
      case "beforeHooks", "afterHooks":
        try json.forEachElement {
          let hook = try MochaTest(json)
          if hook.failure != Failure() { try failedHook(hook) }
        }
      case "suites":
        try json.forEachElement {
          try readSuite(json, in: file, test: receive, failedHook: failedHook)
        }
      default: break
      }
    }
  }
}
