import History

/// Follows the results in a TRX report.
final class TRXHandler: XMLHandler {
  private struct Result {
    var attempt: ReportedAttempt
    var failure = Failure()
    /// Whether its data rows stand inside it; they are the attempts then.
    var hasRows = false
  }

  /// How a run ends that did not get to its end.
  private static let interrupted = ["Aborted", "Timeout", "Disconnected", "InProgress", "Pending"]

  /// What a test comes to in a run that did not get to its end.
  private static let unfinished = ["PassedButRunAborted", "Disconnected", "InProgress", "Pending"]

  private let classes: TRXClasses
  private let receive: (ReportEvent) throws -> Void
  private var summary = ReportSummary(format: TRX.name)
  private var warnings = WarningTally()
  private var totals = StatedTotals()
  private var open: [Result] = []
  private var isInErrorInfo = false
  private var isInRunInfo = false
  private var text = ElementText()

  init(classes: TRXClasses, receive: @escaping (ReportEvent) throws -> Void) {
    self.classes = classes
    self.receive = receive
  }

  func start(_ name: XMLName, _ attributes: XMLAttributes, _ parser: XMLParser) throws {
    if parser.depth == 1, !name.equals("TestRun") {
      throw XMLRefusal("not a TRX report: the root element is <\(name.string(upTo: 64))>")
    }
    if name.equals("UnitTestResult") {
      open.append(Result(attempt: attempt(attributes)))
    } else if name.equals("InnerResults") {
      if !open.isEmpty { open[open.count - 1].hasRows = true }
    } else if name.equals("ErrorInfo") {
      isInErrorInfo = !open.isEmpty
    } else if name.equals("Message") || name.equals("StackTrace") {
      if isInErrorInfo { text.begin(parser) }
    } else if name.equals("RunInfo") {
      isInRunInfo = attributes["outcome"].map { ["Error", "Failed"].contains($0.string) } ?? false
    } else if name.equals("Text") {
      if isInRunInfo { text.begin(parser) }
    } else if name.equals("ResultSummary") {
      let outcome = attributes["outcome"]?.string(upTo: 32) ?? ""
      if Self.interrupted.contains(outcome) { summary.isComplete = false }
      totals.isFailed = outcome == "Failed" || outcome == "Error"
    } else if name.equals("Counters") {
      readCounters(attributes)
    } else if name.equals("Times") {
      summary.start = attributes["start"].flatMap { Instant(reported: $0.string(upTo: 64)) }
      summary.end = attributes["finish"].flatMap { Instant(reported: $0.string(upTo: 64)) }
    }
  }

  func end(_ name: XMLName, _ parser: XMLParser) throws {
    if name.equals("UnitTestResult") {
      guard var result = open.popLast() else { return }
      if open.isEmpty {
        totals.tell(result.attempt.outcome)
      } else if result.attempt.outcome.isFailure {
        // Some loggers count the rows.
        totals.tell(broken: 1)
      }
      guard !result.hasRows else { return }
      if result.failure != Failure() { result.attempt.failures = [result.failure] }
      try receive(.attempt(result.attempt))
    } else if name.equals("ErrorInfo") {
      isInErrorInfo = false
    } else if name.equals("Message") {
      if let words = text.end(parser), !open.isEmpty {
        open[open.count - 1].failure.message = words
      }
    } else if name.equals("StackTrace") {
      if let words = text.end(parser), !open.isEmpty { open[open.count - 1].failure.detail = words }
    } else if name.equals("Text") {
      if let words = text.end(parser) { try endRunInfo(words) }
    } else if name.equals("RunInfo") {
      isInRunInfo = false
    }
  }

  func text(_ bytes: UnsafeRawBufferPointer) { text.append(bytes) }

  func finish() throws -> ReportSummary {
    if try totals.conclude(in: "the test run", receive) { summary.isComplete = false }
    for warning in warnings.warnings { try receive(.warning(warning)) }
    // Of the whole run, not taken from its tests.
    summary.measureWall()
    summary.wallIsFromTests = false
    summary.repeats = .executions
    return summary
  }

  private func endRunInfo(_ words: String) throws {
    // The adapter of xUnit.net repeats every failed test here.
    guard !words.trimmingBlanks.hasPrefix("[xUnit.net") else { return }
    if words.contains("test run was aborted") { summary.isComplete = false }
    totals.tell(broken: 1)
    try receive(.runError(RunError(name: "the test run", failure: Failure(message: words))))
  }

  private func readCounters(_ attributes: XMLAttributes) {
    func count(_ name: StaticString) -> Int { attributes[name].flatMap(\.testCount) ?? 0 }
    totals.tests = attributes["total"].flatMap(\.testCount)
    totals.failures = count("failed") + count("timeout") + count("aborted")
    totals.errors = count("error")
    if count("inProgress") + count("pending") + count("disconnected") > 0 {
      summary.isComplete = false
    }
  }

  private func attempt(_ attributes: XMLAttributes) -> ReportedAttempt {
    let name = attributes["testName"].map { BoundedName.of($0.bytes) } ?? ""
    let word = attributes["outcome"]?.string(upTo: 64)
    if let word, Self.unfinished.contains(word) { summary.isComplete = false }
    var attempt = ReportedAttempt(test: TestIdentity(name: name), outcome: outcome(word))
    if let id = attributes["testId"] ?? attributes["executionId"],
      let group = classes[TRXClasses.key(id)]
    {
      attempt.test.className = group
      if name.hasPrefix(group + ".") { attempt.test.name = String(name.dropFirst(group.count + 1)) }
    }
    if let text = attributes["duration"]?.string(upTo: 64) {
      attempt.duration = TimeSpan.microseconds(text)
      if attempt.duration == nil {
        warnings.add("times that are no durations", example: "\"\(text)\"")
      }
    }
    attempt.start = attributes["startTime"].flatMap { Instant(reported: $0.string(upTo: 64)) }
    return attempt
  }

  private func outcome(_ word: String?) -> Outcome {
    switch word {
    case "Passed", "Completed", "Warning", "PassedButRunAborted": .passed
    case "Failed", "Aborted": .failed
    case "Timeout": .timedOut
    case "Error", nil: .errored
    case "NotExecuted", "Inconclusive", "NotRunnable", "Disconnected", "Pending", "InProgress":
      .skipped
    case let word?: warnings.unknown(result: word)
    }
  }
}
