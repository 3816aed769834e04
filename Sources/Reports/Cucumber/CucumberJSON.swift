public import History

/// Cucumber's JSON: features with scenarios with steps, as Cucumber of all languages, pytest-bdd, Reqnroll
/// and behave write it.
public enum CucumberJSON: ReportFormat {
  public static let name = "cucumber"
  public static let rank = 1
  public static let description = "Cucumber JSON: Cucumber, pytest-bdd, Reqnroll, behave: phases"

  public static func recognises(_ head: ReportHead) -> Bool {
    guard let json = head.json else { return false }
    return json.has("[].elements", "[].name") || json.has("[].uri", "[].keyword")
      || json.has("[].elements[].steps")
  }

  public static func read(
    _ source: ReportSource, into receive: (ReportEvent) throws -> Void
  ) throws -> ReportSummary {
    let json = try JSONReader(source)
    var summary = ReportSummary(format: name)
    summary.dialect = .other("cucumber")
    var warnings = WarningTally()
    try json.readDocument {
      try json.forEachElement {
        let feature = try CucumberFeature(json)
        if feature.isOfBehave { summary.dialect = .other("behave") }
        for attempt in feature.attempts(&warnings, checkout: source.checkoutRoot) {
          if let start = attempt.start, let duration = attempt.duration {
            let end = Instant(microseconds: start.microseconds &+ duration)
            summary.start = min(summary.start ?? start, start)
            summary.end = max(summary.end ?? end, end)
          }
          try receive(.attempt(attempt))
        }
      }
    }
    summary.measureWall()
    for warning in warnings.warnings { try receive(.warning(warning)) }
    return summary
  }
}
