public import History

/// What `xcrun xcresulttool get test-results tests` writes of an Xcode result bundle.
public enum XCResultTests: ReportFormat {
  public static let name = "xcresult"
  public static let rank = 1
  public static let description = "xcrun xcresulttool get test-results tests --path FILE.xcresult"

  public static func recognises(_ head: ReportHead) -> Bool {
    head.json?.has("testNodes") == true
      || head.json?.has("devices[].deviceName", "testPlanConfigurations") == true
  }

  public static func read(
    _ source: ReportSource, into receive: (ReportEvent) throws -> Void
  ) throws -> ReportSummary {
    let json = try JSONReader(source)
    var summary = ReportSummary(format: name)
    summary.dialect = .other("xcresult")
    // Repetitions that are no retries run whatever became of the ones before.
    summary.repeats = .executions
    var tests = XCResultReading()
    try json.readDocument {
      try json.forEachKey { key in
        guard key == "testNodes" else { return }
        try json.forEachElement { try tests.read(json, in: [], receive) }
      }
    }
    for warning in tests.warnings.warnings { try receive(.warning(warning)) }
    return summary
  }
}
