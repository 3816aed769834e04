import History

/// Follows the suites and tests in an `output.xml`; of the keywords only the set-ups and tear-downs count.
final class RobotHandler: XMLHandler {
  private struct Suite {
    var name: String
    var file: String?
    /// Whether its own tear-down failed, which fails its tests after they are told.
    var tearDownFailed = false
  }

  private enum Part { case setup, teardown, other }

  private let checkout: String?
  private let receive: (ReportEvent) throws -> Void
  private var seconds = SecondsReader()
  private var warnings = WarningTally()
  private var totals = StatedTotals()
  private var summary = ReportSummary(format: RobotXML.name)
  private var suites: [Suite] = []
  private var attempt: ReportedAttempt?
  private var phases = Phases()
  private var part = Part.other
  /// The depth of the suite or test in hand, and of the keyword in it.
  private var depths: [Int] = []
  private var keywordDepth = 0
  private var isInTotal = false
  private var text = ElementText()

  init(checkout: String?, receive: @escaping (ReportEvent) throws -> Void) {
    self.checkout = checkout
    self.receive = receive
    summary.dialect = .robot
  }

  func start(_ name: XMLName, _ attributes: XMLAttributes, _ parser: XMLParser) throws {
    if parser.depth == 1, !name.equals("robot") {
      throw XMLRefusal("not Robot Framework's output: the root is <\(name.string(upTo: 64))>")
    }
    // Whatever stands in a keyword but its own status is the log.
    if keywordDepth > 0 {
      if name.equals("status"), parser.depth == keywordDepth + 1 { endPart(attributes) }
      return
    }
    if name.equals("suite"), !isInTotal {
      guard attributes["source"] != nil || attributes["id"] != nil else { return }
      open(suite: attributes)
      depths.append(parser.depth)
    } else if name.equals("test") {
      attempt = ReportedAttempt(test: identity(attributes), outcome: .errored)
      phases = Phases()
      depths.append(parser.depth)
    } else if name.equals("kw"), let depth = depths.last, parser.depth == depth + 1 {
      keywordDepth = parser.depth
      let type = attributes["type"]?.string(upTo: 16).lowercased()
      part = type == "setup" ? .setup : type == "teardown" ? .teardown : .other
    } else if name.equals("status"), let depth = depths.last, parser.depth == depth + 1 {
      read(status: attributes)
      text.begin(parser)
    } else if name.equals("total") {
      isInTotal = true
    } else if name.equals("stat"), isInTotal {
      readTotal(attributes)
    }
  }

  func end(_ name: XMLName, _ parser: XMLParser) throws {
    if keywordDepth > 0 {
      if parser.depth == keywordDepth { keywordDepth = 0 }
    } else if name.equals("status"), parser.depth - 1 == depths.last {
      try end(status: text.end(parser))
    } else if name.equals("test"), parser.depth == depths.last {
      depths.removeLast()
      try endTest()
    } else if name.equals("suite"), parser.depth == depths.last {
      depths.removeLast()
      suites.removeLast()
    } else if name.equals("total") {
      isInTotal = false
    }
  }

  func text(_ bytes: UnsafeRawBufferPointer) { text.append(bytes) }

  func finish() throws -> ReportSummary {
    if try totals.conclude(in: "the run", receive) { summary.isComplete = false }
    for warning in warnings.warnings { try receive(.warning(warning)) }
    return summary
  }

  private func open(suite attributes: XMLAttributes) {
    let file = attributes["source"].map {
      ReportedPath.relative(BoundedName.of($0.bytes), checkout: checkout)
    }
    suites.append(Suite(name: attributes["name"]?.string(upTo: 4096) ?? "", file: file))
  }

  /// As `--xunit` names the tests: the suites, joined by dots, for the class.
  private func identity(_ attributes: XMLAttributes) -> TestIdentity {
    TestIdentity(
      file: suites.last?.file, className: BoundedName.of(suites.map(\.name).joined(separator: ".")),
      name: attributes["name"].map { BoundedName.of($0.bytes) } ?? "")
  }

  private func readTotal(_ attributes: XMLAttributes) {
    func count(_ name: StaticString) -> Int { attributes[name].flatMap(\.testCount) ?? 0 }
    // Before version 4 that of the critical tests stands before that of all.
    totals.failures = count("fail")
    totals.tests = count("pass") + count("fail") + count("skip")
  }

  private func endPart(_ attributes: XMLAttributes) {
    let status = RobotStatus(attributes, &seconds, &warnings)
    if attempt != nil {
      if part == .setup { phases.setup = status.elapsed }
      if part == .teardown { phases.teardown = status.elapsed }
    } else if part == .teardown, status.word == "FAIL", !suites.isEmpty {
      suites[suites.count - 1].tearDownFailed = true
    }
    part = .other
  }

  private func read(status attributes: XMLAttributes) {
    let status = RobotStatus(attributes, &seconds, &warnings)
    guard attempt != nil else {
      guard suites.count == 1 else { return }
      summary.start = status.start
      summary.end = status.end
      summary.measureWall()
      summary.wallIsFromTests = false
      return
    }
    attempt?.outcome = outcome(status.word) ?? warnings.unknown(result: status.word)
    attempt?.duration = warnings.plausible(status.elapsed, of: attempt?.test.name ?? "")
    attempt?.start = status.start
  }

  private func end(status words: String?) throws {
    if attempt != nil {
      guard let words, attempt?.outcome != .passed else { return }
      attempt?.failures = [Failure(text: words)]
    } else if let suite = suites.last, suite.tearDownFailed {
      // All tests of the suite count as failed for it.
      totals.tell(broken: max(1, totals.failures))
      let name = suites.map(\.name).joined(separator: ".")
      let failure = words.map { Failure(text: $0) } ?? Failure(message: "the tear-down failed")
      try receive(.runError(RunError(name: BoundedName.of(name), failure: failure)))
    }
  }

  private func endTest() throws {
    guard var attempt else { return }
    self.attempt = nil
    if phases != Phases(), let duration = attempt.duration {
      phases.call = max(0, duration - (phases.setup ?? 0) - (phases.teardown ?? 0))
      attempt.phases = phases
    }
    totals.tell(attempt.outcome)
    try receive(.attempt(attempt))
  }

  private func outcome(_ word: String) -> Outcome? {
    switch word {
    case "PASS": .passed
    case "FAIL": .failed
    case "SKIP", "NOT RUN": .skipped
    default: nil
    }
  }
}
