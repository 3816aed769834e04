import History

/// One attempt of a pytest test, put together from what is said of its phases.
struct PytestAttempt {
  enum Phase: String {
    case setup, call, teardown
    /// What xdist says of a test whose worker died.
    case crash = "???"
  }

  /// What one record says of one phase.
  struct Report {
    var phase: Phase
    /// pytest's word: passed, failed, skipped, rerun.
    var outcome: String
    var duration: Int64?
    /// The reason given to `xfail`, where the test is marked so.
    var expectedFailure: String?
    var failure: Failure?
  }

  private var phases = Phases()
  private var failures: [Failure] = []
  private var outcome = Outcome.passed
  private var wasRunning = false

  mutating func add(_ report: Report) {
    set(report.duration, of: report.phase)
    let found = Self.outcome(of: report)
    // An error in the teardown outweighs a failed call, as it does in JUnit's reports; both are told.
    if found == .errored || found == .crashed || !outcome.isFailure && found != .passed {
      outcome = found
    }
    guard found != .passed else { return }
    if let reason = report.expectedFailure {
      failures.append(Failure(message: reason.isEmpty ? nil : reason))
    } else if let failure = report.failure {
      failures.append(failure)
    }
    if failures.count > FailureText.countLimit { failures.removeLast() }
  }

  /// Says that the run ended before the test did.
  mutating func breakOff() {
    outcome = .crashed
    wasRunning = true
    failures.append(Failure(message: "the run ended while the test was running"))
  }

  func attempt(of test: TestIdentity) -> ReportedAttempt {
    let parts = [phases.setup, phases.call, phases.teardown].compactMap { $0 }
    var attempt = ReportedAttempt(
      test: test, outcome: outcome, duration: parts.isEmpty ? nil : parts.reduce(0, +))
    if !parts.isEmpty { attempt.phases = phases }
    attempt.failures = failures
    attempt.wasRunning = wasRunning
    return attempt
  }

  private mutating func set(_ duration: Int64?, of phase: Phase) {
    guard let duration else { return }
    switch phase {
    case .setup: phases.setup = duration
    case .call: phases.call = duration
    case .teardown: phases.teardown = duration
    case .crash: break
    }
  }

  private static func outcome(of report: Report) -> Outcome {
    switch report.outcome {
    case "passed": report.expectedFailure == nil || report.phase != .call ? .passed : .xpassed
    case "skipped": report.expectedFailure == nil ? .skipped : .xfailed
    default: report.phase == .crash ? .crashed : report.phase == .call ? .failed : .errored
    }
  }
}
