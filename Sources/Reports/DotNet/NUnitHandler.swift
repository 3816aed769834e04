import History

/// Follows the elements of both NUnit formats, which share what matters here: `test-case`, with
/// `failure` or `reason` and in them `message` and `stack-trace`.
final class NUnitHandler: XMLHandler {
  private let roots: [String]
  private let receive: (ReportEvent) throws -> Void
  private var seconds = SecondsReader()
  private var warnings = WarningTally()
  private var start: Instant?
  private var end: Instant?
  private var wall: Int64?
  private var attempt: ReportedAttempt?
  private var failure: Failure?
  private var suites: [NUnitSuite] = []
  private var totals = StatedTotals()
  private var isComplete = true
  private var text = ElementText()

  init(roots: [String], receive: @escaping (ReportEvent) throws -> Void) {
    self.roots = roots
    self.receive = receive
  }

  func start(_ name: XMLName, _ attributes: XMLAttributes, _ parser: XMLParser) throws {
    if parser.depth == 1 { return try openRoot(name, attributes) }
    if name.equals("test-case") {
      attempt = NUnitCase(attributes, &seconds, &warnings).attempt
    } else if name.equals("test-suite") {
      suites.append(NUnitSuite(attributes))
      if suites.last?.wasCancelled == true { isComplete = false }
    } else if name.equals("failure") || name.equals("reason") {
      failure = Failure()
    } else if name.equals("message") || name.equals("stack-trace") {
      if failure != nil { text.begin(parser) }
    }
  }

  func end(_ name: XMLName, _ parser: XMLParser) throws {
    if name.equals("test-case") {
      if let attempt {
        totals.tell(attempt.outcome)
        try receive(.attempt(attempt))
        if attempt.outcome.isFailure, !suites.isEmpty {
          suites[suites.count - 1].isExplained = true
        }
      }
      attempt = nil
    } else if name.equals("test-suite") {
      try closeSuite()
    } else if name.equals("message") {
      if let words = text.end(parser) { failure?.message = words }
    } else if name.equals("stack-trace") {
      if let words = text.end(parser) { failure?.detail = words }
    } else if name.equals("failure") || name.equals("reason") {
      try close(isFailure: name.equals("failure"))
    }
  }

  func text(_ bytes: UnsafeRawBufferPointer) { text.append(bytes) }

  func finish(format: String, wallIsMeasured: Bool) throws -> ReportSummary {
    seconds.noteAmbiguity(in: &warnings)
    if try totals.conclude(in: "the test run", receive) { isComplete = false }
    for warning in warnings.warnings { try receive(.warning(warning)) }
    var summary = ReportSummary(format: format)
    summary.isComplete = isComplete
    summary.start = start
    summary.end = end
    summary.wall = wall
    summary.wallIsMeasured = wallIsMeasured && wall != nil
    return summary
  }

  private func openRoot(_ name: XMLName, _ attributes: XMLAttributes) throws {
    guard roots.contains(name.string(upTo: 64)) else {
      throw XMLRefusal("not an NUnit report: the root element is <\(name.string(upTo: 64))>")
    }
    func instant(_ text: String?) -> Instant? { text.flatMap { Instant(reported: $0) } }
    func value(_ name: StaticString) -> String? { attributes[name]?.string(upTo: 64) }
    let root = NUnitSuite(attributes)
    // A report of a single suite has no other.
    if name.equals("test-suite") { suites.append(root) }
    if root.wasCancelled { isComplete = false }
    totals = NUnitSuite.totals(attributes, isOf2: name.equals("test-results"))
    start = instant(value("start-time"))
    if start == nil, let date = value("date"), let time = value("time") {
      start = instant("\(date)T\(time)")
    }
    end = instant(value("end-time"))
    wall = attributes["duration"].flatMap { seconds.duration($0, &warnings) }
  }

  /// A suite breaks by itself in its set-up or tear-down, or where it failed and nothing in it did.
  private func closeSuite() throws {
    guard let suite = suites.popLast() else { return }
    let isLeftToParent = suite.brokeWithParent && !suites.isEmpty
    let breaks = suite.brokeItself || suite.isFailed && !suite.isExplained && !isLeftToParent
    if breaks {
      let failure = suite.failure ?? Failure(message: "the suite failed, its tests did not")
      totals.tell(broken: 1)
      try receive(.runError(RunError(name: suite.name, failure: failure)))
    }
    if breaks || suite.isExplained, !suites.isEmpty { suites[suites.count - 1].isExplained = true }
  }

  private func close(isFailure: Bool) throws {
    guard let closed = failure else { return }
    failure = nil
    if attempt != nil {
      if closed != Failure() { attempt?.failures.append(closed) }
      // A case of NUnit 2 can leave out its result; of two that differ the failure holds.
      if isFailure, attempt?.isStated == false || attempt?.outcome == .passed {
        attempt?.outcome = .failed
      }
    } else if isFailure, !suites.isEmpty {
      suites[suites.count - 1].failure = closed
    }
  }
}
