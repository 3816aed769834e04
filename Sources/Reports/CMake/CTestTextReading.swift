import History

/// What is known in the middle of what ctest prints.
struct CTestTextReading {
  /// Build folders in their order; two of them may have tests of one name.
  private var projects: [String] = []
  private var container: String?
  /// How often a test of each name has ended; `--repeat` runs it more than once.
  private var counts: [String: Int] = [:]
  /// Tests that have begun and not ended, side by side with `-j`.
  private var running: [String] = []
  private var seconds = SecondsReader()
  private var totals = StatedTotals()
  private var disabled = 0
  private var lacksTests = false
  private var hasEnded = false

  mutating func take(_ line: String, _ receive: (ReportEvent) throws -> Void) throws {
    switch CTestLine(line) {
    case .project(let folder):
      try crash(receive)
      lacksTests = lacksTests || !(projects.isEmpty || hasEnded)
      begin(folder)
    case .started(let name): running.append(name)
    case .ended(let name, let word, let reason, let text):
      running.removeAll { $0 == name }
      try end(name, word, reason, text, receive)
    case .totals(let failed, let tests):
      hasEnded = true
      totals.isFailed = failed > 0 && tests == counts.count - disabled && totals.toldBroken == 0
      if tests > counts.count - disabled { lacksTests = true }
      if totals.isFailed { _ = try totals.conclude(in: projects.last ?? "ctest", receive) }
    case nil: break
    }
  }

  mutating func finish(_ receive: (ReportEvent) throws -> Void) throws -> ReportSummary {
    try crash(receive)
    var summary = ReportSummary(format: CTestText.name)
    summary.dialect = .ctest
    summary.isComplete = hasEnded && !lacksTests
    return summary
  }

  private mutating func begin(_ folder: String) {
    if !projects.contains(folder) { projects.append(folder) }
    let place = projects.firstIndex(of: folder) ?? 0
    container = place > 0 ? String(place + 1) : nil
    (counts, running, totals, disabled, hasEnded) = ([:], [], StatedTotals(), 0, false)
  }

  /// The process that ran them is gone.
  private mutating func crash(_ receive: (ReportEvent) throws -> Void) throws {
    guard !hasEnded else { return running = [] }
    for name in running {
      var attempt = attempt(name, .crashed)
      attempt.wasRunning = true
      attempt.failures = [Failure(message: "the output ends while the test was running")]
      try receive(.attempt(attempt))
    }
    running = []
  }

  private mutating func end(
    _ name: String, _ word: String, _ reason: String, _ text: Substring,
    _ receive: (ReportEvent) throws -> Void
  ) throws {
    let outcome: Outcome =
      switch word {
      case "Passed": .passed
      case "Skipped", "Not Run": .skipped
      case "Timeout": .timedOut
      case "Exception:": .crashed
      default: .failed
      }
    counts[name, default: 0] += 1
    if reason == "(Disabled)" { disabled += 1 }
    var attempt = attempt(name, outcome)
    if case .microseconds(let value) = seconds.read(Array(text.utf8)), outcome != .skipped {
      attempt.duration = value
    }
    if !reason.isEmpty {
      attempt.failures = [Failure(message: reason.filter { !"()".contains($0) })]
    }
    totals.tell(outcome)
    try receive(.attempt(attempt))
  }

  private func attempt(_ name: String, _ outcome: Outcome) -> ReportedAttempt {
    ReportedAttempt(
      test: TestIdentity(container: container, name: BoundedName.of(name)), outcome: outcome,
      duration: nil)
  }
}
