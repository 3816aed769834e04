import History

/// What is known in the middle of what Rust's test harness prints: the tests of one binary wait for the texts of
/// those that failed, which come behind all of them.
struct LibtestTextReading {
  private var binary: String?
  private var tests: [(name: String, outcome: Outcome, failure: Failure?)] = []
  private var planned: Int?
  /// The test whose output is being read, and the lines so far.
  private var told: (name: String, text: String)?
  /// Whether it prints a mark a test, as with `-q`, and the names of those alone that failed.
  private var isTerse = false
  private var hasNames = false
  private var unnamed = 0
  private var isComplete = true
  private var hasEnded = false

  mutating func take(_ line: String, _ receive: (ReportEvent) throws -> Void) throws {
    if let found = CargoLine(line) {
      try endBinary(isWhole: planned == nil, receive)
      binary = found.binary
    } else if let count = LibtestLine.testCount(line), told == nil {
      try endBinary(isWhole: planned == nil, receive)
      planned = count
    } else if line.hasPrefix("test result: ") {
      endFailure()
      if line.hasPrefix("test result: FAILED"), !tests.contains(where: \.outcome.isFailure) {
        let message = "the report says that the run failed, its tests show no failure"
        try receive(
          .runError(RunError(name: binary ?? "the run", failure: Failure(message: message))))
      }
      let unnamed = (planned ?? 0) - tests.count
      if unnamed > 0 { isTerse = isTerse || !hasNames }
      if isTerse { self.unnamed += max(0, unnamed) }
      try endBinary(isWhole: unnamed <= 0, receive)
    } else if let name = LibtestLine.failure(line) {
      endFailure()
      told = (name, "")
    } else if line == "failures:" {
      endFailure()
    } else if told != nil {
      if told?.text.utf8.count ?? 0 < FailureText.detailLimit { told?.text += line + "\n" }
    } else if planned != nil, let name = LibtestLine.terseFailure(line) {
      isTerse = true
      tests.append((name, .failed, nil))
    } else if planned != nil, let result = LibtestLine.result(line) {
      hasNames = true
      tests.append((result.name, result.outcome, result.reason.map { Failure(message: $0) }))
    }
  }

  mutating func finish(_ receive: (ReportEvent) throws -> Void) throws -> ReportSummary {
    endFailure()
    try endBinary(isWhole: planned == nil, receive)
    if isTerse, unnamed > 0 {
      try receive(
        .warning(
          ReportWarning(
            "\(Units.count(unnamed, "test")) that did not fail have no names in what cargo test -q prints, "
              + "left out: without -q they have")))
    }
    var summary = ReportSummary(format: LibtestText.name)
    summary.dialect = .libtest
    summary.isComplete = isComplete && hasEnded
    return summary
  }

  private mutating func endFailure() {
    guard let (name, text) = told else { return }
    told = nil
    if !hasNames, !tests.contains(where: { $0.name == name }) {
      isTerse = true
      tests.append((name, .failed, nil))
    }
    guard let index = tests.firstIndex(where: { $0.name == name }) else { return }
    let lines = text.split(separator: "\n")
    let place = lines.firstIndex { $0.contains(" panicked at ") }
    let message = place.flatMap { lines[$0...].dropFirst().first } ?? lines.first
    tests[index].failure = Failure(message: message.map(String.init), detail: text)
  }

  private mutating func endBinary(
    isWhole: Bool, _ receive: (ReportEvent) throws -> Void
  ) throws {
    if !isWhole { isComplete = false }
    if planned != nil, isWhole { hasEnded = true }
    for test in tests {
      var attempt = ReportedAttempt(
        test: TestIdentity(libtestName: test.name, binary: binary), outcome: test.outcome)
      if let failure = test.failure { attempt.failures = [failure] }
      try receive(.attempt(attempt))
    }
    tests = []
    planned = nil
  }
}
