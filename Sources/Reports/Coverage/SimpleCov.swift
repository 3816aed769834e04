public import History

/// SimpleCov's `.resultset.json`, and the `coverage.json` of its JSON formatter.
public enum SimpleCov: ReportFormat {
  public static let name = "simplecov"
  public static let purpose = ReportPurpose.coverage
  public static let description = "SimpleCov: .resultset.json, coverage.json"

  public static func recognises(_ head: ReportHead) -> Bool {
    guard let json = head.json else { return false }
    if json.has("meta.simplecov_version") { return true }
    return json.paths.contains {
      $0.contains(".coverage./") && ($0.hasSuffix(".rb") || $0.hasSuffix(".lines"))
    }
  }

  public static func read(
    _ source: ReportSource, into receive: (ReportEvent) throws -> Void
  ) throws -> ReportSummary {
    let json = try JSONReader(source)
    var reading = SimpleCovReading(checkout: source.checkoutRoot)
    try json.readDocument {
      // What each command covered unites; the formatter's file has all at once.
      try json.forEachKey { command in
        if command == "coverage" { return try reading.readFiles(json) }
        guard command != "meta" else { return }
        try json.forEachKey { key in if key == "coverage" { try reading.readFiles(json) } }
      }
    }
    try reading.map.give(to: receive)
    for warning in reading.numbers.warnings { try receive(.warning(warning)) }
    var summary = ReportSummary(format: name)
    summary.dialect = .other("simplecov")
    return summary
  }
}
