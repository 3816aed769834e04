import History

/// Sees to it that nothing without a name becomes a test: a failure is one of the run, anything else
/// is left out.
struct NamelessTests {
  private var count = 0

  static func contains(_ event: ReportEvent) -> Bool {
    guard case .attempt(let attempt) = event else { return false }
    return attempt.test.name.isEmpty
  }

  /// Takes an attempt of a test without a name.
  mutating func take(_ event: ReportEvent, _ receive: (ReportEvent) throws -> Void) throws {
    guard case .attempt(let attempt) = event, attempt.outcome.isFailure else {
      count += 1
      return
    }
    let place = attempt.test.className ?? attempt.test.file ?? "a test without a name"
    try receive(
      .runError(RunError(name: place, failure: attempt.failures.first ?? Failure())))
  }

  /// Gives the remark on what was left out.
  func finish(_ receive: (ReportEvent) throws -> Void) throws {
    guard count > 0 else { return }
    try receive(
      .warning(ReportWarning("\(Units.count(count, "test")) without a name, left out")))
  }
}
