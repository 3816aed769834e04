import History

/// What is known in the middle of what XCTest prints.
struct XCTestTextReading {
  /// How often a suite of each name has begun; classes of two modules may have one name.
  private var suiteCounts: [String: Int] = [:]
  private var container: String?
  /// The suite that holds all others.
  private var outermost: String?
  private var hasEnded = false
  /// The test that runs, and what was told of it so far.
  private var test: String?
  private var failures: [(message: String, text: String)] = []
  private var reason: String?
  private var seconds = SecondsReader()
  /// Of the suite that holds all others.
  private var totals = StatedTotals()
  private var lacksTests = false

  mutating func take(_ line: String, _ receive: (ReportEvent) throws -> Void) throws {
    switch XCTestLine(line) {
    case .suiteStarted(let name):
      outermost = outermost ?? name
      if name == outermost {
        hasEnded = false
        totals = StatedTotals()
      }
      suiteCounts[name, default: 0] += 1
      container = suiteCounts[name].flatMap { $0 > 1 ? String($0) : nil }
    case .suiteEnded(let name):
      if name == outermost { hasEnded = true }
    case .started(let name):
      try crash(receive)
      test = name
    case .ended(let name, let word, let text) where name == test:
      try end(word, text, receive)
    case nil where hasEnded && test == nil && totals.tests == nil:
      guard let (tests, failures) = XCTestLine.totals(line) else { return }
      totals.tests = tests
      // A test may fail in several places.
      totals.isFailed = failures > 0
      if try totals.conclude(in: outermost ?? "the run", receive) { lacksTests = true }
    case .ended, nil:
      tell(line)
    }
  }

  mutating func finish(_ receive: (ReportEvent) throws -> Void) throws -> ReportSummary {
    if test != nil { hasEnded = false }
    try crash(receive)
    var summary = ReportSummary(format: XCTestText.name)
    summary.dialect = .xctest
    summary.isComplete = hasEnded && !lacksTests
    return summary
  }

  /// A message of more than one line goes on until XCTest says something else.
  private mutating func tell(_ line: String) {
    guard let test else { return }
    if let told = XCTestLine.told(line, of: test) {
      if told.isFailure { failures.append((told.message, line)) } else { reason = told.message }
    } else if let last = failures.indices.last,
      failures[last].text.utf8.count < FailureText.detailLimit
    {
      failures[last].text += "\n" + line
    }
  }

  private mutating func end(
    _ word: String, _ text: Substring?, _ receive: (ReportEvent) throws -> Void
  ) throws {
    let outcome: Outcome =
      switch word {
      case "passed": .passed
      case "skipped": .skipped
      default: .failed
      }
    var duration: Int64?
    if let text, case .microseconds(let value) = seconds.read(Array(text.utf8)) { duration = value }
    try send(outcome, duration, receive)
  }

  /// The process of a test that runs and is told of no more is gone.
  private mutating func crash(_ receive: (ReportEvent) throws -> Void) throws {
    guard test != nil else { return }
    failures.append(("the output ends while the test was running", ""))
    try send(.crashed, nil, receive)
  }

  private mutating func send(
    _ outcome: Outcome, _ duration: Int64?, _ receive: (ReportEvent) throws -> Void
  ) throws {
    guard let name = test else { return }
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    let className = parts.dropLast().joined(separator: ".")
    var attempt = ReportedAttempt(
      test: TestIdentity(
        container: container, className: className.isEmpty ? nil : BoundedName.of(className),
        name: BoundedName.of(String(parts.last ?? ""))),
      outcome: outcome, duration: duration)
    attempt.wasRunning = outcome == .crashed
    attempt.failures = failures.prefix(FailureText.countLimit).map {
      Failure(message: $0.message, detail: $0.text == $0.message ? nil : $0.text)
    }
    if let reason { attempt.failures.append(Failure(message: reason)) }
    (test, failures, reason) = (nil, [], nil)
    totals.tell(outcome)
    try receive(.attempt(attempt))
  }
}
