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
  /// The suite whose set-up or tear-down broke, while its failure is read.
  private var brokenSuites: [String?] = []
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
      let site = attributes["site"]?.string(upTo: 16)
      let isBroken = site == "SetUp" || site == "TearDown"
      brokenSuites.append(
        isBroken ? (attributes["fullname"] ?? attributes["name"])?.string(upTo: 4096) : nil)
    } else if name.equals("failure") || name.equals("reason") {
      failure = Failure()
    } else if name.equals("message") || name.equals("stack-trace") {
      if failure != nil { text.begin(parser) }
    }
  }

  func end(_ name: XMLName, _ parser: XMLParser) throws {
    if name.equals("test-case") {
      if let attempt { try receive(.attempt(attempt)) }
      attempt = nil
    } else if name.equals("test-suite") {
      _ = brokenSuites.popLast()
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
    for warning in warnings.warnings { try receive(.warning(warning)) }
    var summary = ReportSummary(format: format)
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
    start = instant(value("start-time"))
    if start == nil, let date = value("date"), let time = value("time") {
      start = instant("\(date)T\(time)")
    }
    end = instant(value("end-time"))
    wall = attributes["duration"].flatMap { seconds.duration($0, &warnings) }
  }

  private func close(isFailure: Bool) throws {
    guard let closed = failure else { return }
    failure = nil
    if attempt != nil {
      if closed != Failure() { attempt?.failures.append(closed) }
      // A case of NUnit 2 can leave out its result.
      if isFailure, attempt?.isStated == false { attempt?.outcome = .failed }
    } else if isFailure, let suite = brokenSuites.last ?? nil {
      try receive(.runError(RunError(name: suite, failure: closed)))
    }
  }
}
