import History

/// Sees to it that nothing without a name becomes a test: a failure is one of the run, anything else
/// is left out.
struct NamelessTests {
  private var count = 0

  /// What is to be given instead of an event; nil for nothing.
  mutating func replacement(of event: ReportEvent) -> ReportEvent? {
    guard case .attempt(let attempt) = event, attempt.test.name.isEmpty else { return event }
    guard attempt.outcome.isFailure else {
      count += 1
      return nil
    }
    let place = attempt.test.className ?? attempt.test.file ?? "a test without a name"
    return .runError(RunError(name: place, failure: attempt.failures.first ?? Failure()))
  }

  /// The remark on what was left out; nil where there is none.
  var warning: ReportEvent? {
    guard count > 0 else { return nil }
    return .warning(
      ReportWarning("\(Units.count(count, "test")) without a name, left out"))
  }
}
