public import History

/// What RSpec's `json` formatter writes.
public enum RSpecJSON: ReportFormat {
  public static let name = "rspec"
  public static let description = "rspec --format json"

  public static func recognises(_ head: ReportHead) -> Bool {
    guard let json = head.json else { return false }
    return json.has("examples", "version") || json.has("summary_line", "summary")
      || json.has("examples[].full_description")
  }

  public static func read(
    _ source: ReportSource, into receive: (ReportEvent) throws -> Void
  ) throws -> ReportSummary {
    let json = try JSONReader(source)
    var summary = ReportSummary(format: name)
    summary.dialect = .other("rspec")
    var warnings = WarningTally()
    var totals = StatedTotals()
    var messages: [String] = []
    try json.readDocument {
      try json.forEachKey { key in
        switch key {
        case "messages":
          try json.forEachElement {
            if let text = try json.text(), messages.count < 64 { messages.append(text) }
          }
        case "examples":
          try json.forEachElement {
            let attempt = try RSpecExample(json).attempt(
              &warnings, checkout: source.checkoutRoot)
            totals.tell(attempt.outcome)
            try receive(.attempt(attempt))
          }
        case "summary": try readSummary(json, into: &summary, &totals)
        default: break
        }
      }
    }
    if totals.errors > 0 {
      // Files that could not be loaded, and hooks around the whole run.
      let text = messages.isEmpty ? nil : messages.joined(separator: "\n")
      let failure =
        text.map { Failure(text: $0) } ?? Failure(message: "an error outside of examples")
      totals.tell(broken: totals.errors)
      // Where a file does not load, none of the others is run either.
      if totals.toldTests == 0 { summary.isComplete = false }
      try receive(.runError(RunError(name: "the run", failure: failure)))
    }
    if try totals.conclude(in: "the run", receive) { summary.isComplete = false }
    for warning in warnings.warnings { try receive(.warning(warning)) }
    return summary
  }

  private static func readSummary(
    _ json: JSONReader, into summary: inout ReportSummary, _ totals: inout StatedTotals
  ) throws {
    try json.forEachKey { key in
      switch key {
      case "duration":
        guard let wall = try json.microseconds(.seconds), wall >= 0 else { return }
        // Without the time that the files took to load.
        summary.wall = wall
        summary.wallIsMeasured = true
      case "example_count": totals.tests = try json.testCount()
      case "failure_count": totals.failures = try json.testCount()
      case "errors_outside_of_examples_count": totals.errors = try json.testCount()
      default: break
      }
    }
  }
}
