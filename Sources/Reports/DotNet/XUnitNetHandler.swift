import History

/// Follows the elements of an xUnit.net report.
final class XUnitNetHandler: XMLHandler {
  private let receive: (ReportEvent) throws -> Void
  private var seconds = SecondsReader()
  private var warnings = WarningTally()
  private var attempt: ReportedAttempt?
  /// The name of the error outside any test that is being read.
  private var runError: String?
  private var failure: Failure?
  private var text = ElementText()
  /// Those of the assembly in hand.
  private var totals = StatedTotals()
  private var assembly = ""
  private var lacksTests = false

  private var start: Instant?
  private var end: Instant?
  /// The times of the assemblies in sum.
  private var time: Int64?

  init(receive: @escaping (ReportEvent) throws -> Void) { self.receive = receive }

  func start(_ name: XMLName, _ attributes: XMLAttributes, _ parser: XMLParser) throws {
    if parser.depth == 1, !name.equals("assemblies"), !name.equals("assembly") {
      throw XMLRefusal("not an xUnit.net report: the root element is <\(name.string(upTo: 64))>")
    }
    if name.equals("test") {
      attempt = opened(attributes)
    } else if name.equals("assembly") {
      openAssembly(attributes)
    } else if name.equals("error") {
      runError = attributes["name"]?.string(upTo: 4096) ?? "the assembly"
    } else if name.equals("failure") || name.equals("reason") {
      failure = Failure(type: attributes["exception-type"]?.string(upTo: FailureText.typeLimit))
      if name.equals("reason") { text.begin(parser) }
    } else if name.equals("message") || name.equals("stack-trace") {
      if failure != nil { text.begin(parser) }
    }
  }

  func end(_ name: XMLName, _ parser: XMLParser) throws {
    if name.equals("test") {
      if let attempt {
        totals.tell(attempt.outcome)
        try receive(.attempt(attempt))
      }
      attempt = nil
    } else if name.equals("assembly") {
      if try totals.conclude(in: assembly, receive) { lacksTests = true }
    } else if name.equals("message") {
      if let words = text.end(parser) { failure?.message = words }
    } else if name.equals("stack-trace") {
      if let words = text.end(parser) { failure?.detail = words }
    } else if name.equals("reason") || name.equals("failure") {
      if let words = text.end(parser) { failure?.message = words.trimmingBlanks }
      try closeFailure(isFailure: name.equals("failure"))
    } else if name.equals("error") {
      totals.tell(broken: 1)
      runError = nil
    }
  }

  func text(_ bytes: UnsafeRawBufferPointer) { text.append(bytes) }

  func finish() throws -> ReportSummary {
    seconds.noteAmbiguity(in: &warnings)
    for warning in warnings.warnings { try receive(.warning(warning)) }
    var summary = ReportSummary(format: XUnitNet.name)
    summary.start = start
    summary.end = end
    summary.wall = time
    summary.isComplete = !lacksTests
    // Version 3 has the clock's start and end, the others the sum over the tests.
    if end != nil {
      summary.measureWall()
      summary.wallIsFromTests = false
    }
    summary.repeats = .executions
    return summary
  }

  private func closeFailure(isFailure: Bool) throws {
    guard let closed = failure else { return }
    failure = nil
    if attempt != nil {
      if closed != Failure() { attempt?.failures.append(closed) }
      if isFailure, attempt?.outcome == .passed { attempt?.outcome = .failed }
    } else if let runError {
      try receive(.runError(RunError(name: runError, failure: closed)))
    }
  }

  private func openAssembly(_ attributes: XMLAttributes) {
    func value(_ name: StaticString) -> String? { attributes[name]?.string(upTo: 64) }
    func count(_ name: StaticString) -> Int? { attributes[name].flatMap(\.testCount) }
    totals = StatedTotals()
    totals.tests = count("total")
    totals.failures = count("failed") ?? 0
    totals.errors = count("errors") ?? 0
    assembly = attributes["name"]?.string(upTo: 4096) ?? "the assembly"
    // Version 3 has the instant, the others day and time, of a zone that they leave out.
    let began = value("start-rtf") ?? value("run-date").map { "\($0)T\(value("run-time") ?? "")" }
    if let began = began.flatMap({ Instant(reported: $0) }) { start = min(start ?? began, began) }
    if let ended = value("finish-rtf").flatMap({ Instant(reported: $0) }) {
      end = max(end ?? ended, ended)
    }
    if let read = duration(attributes["time"]) { time = min((time ?? 0) + read, .max / 2) }
  }

  private func opened(_ attributes: XMLAttributes) -> ReportedAttempt {
    func value(_ name: StaticString) -> String {
      attributes[name].map { BoundedName.of($0.bytes) } ?? ""
    }
    let outcome: Outcome =
      switch value("result") {
      case "Pass": .passed
      case "Fail": .failed
      case "Skip", "NotRun": .skipped
      case let word: warnings.unknown(result: word)
      }
    var attempt = ReportedAttempt(
      test: Self.identity(name: value("name"), type: value("type"), method: value("method")),
      outcome: outcome, duration: duration(attributes["time"]))
    attempt.start = Instant(reported: value("start-rtf"))
    return attempt
  }

  private func duration(_ text: XMLBytes?) -> Int64? {
    text.flatMap { seconds.duration($0, &warnings) }
  }

  /// The type and the method with its arguments; a display name yields to the method's own.
  static func identity(name: String, type: String, method: String) -> TestIdentity {
    let group = type.isEmpty ? nil : type
    if let group, name.hasPrefix(group + ".") {
      return TestIdentity(className: group, name: String(name.dropFirst(group.count + 1)))
    }
    if method.isEmpty { return TestIdentity(className: group, name: name) }
    let arguments = name.hasSuffix(")") ? name.drop { $0 != "(" } : ""
    return TestIdentity(className: group, name: method + arguments)
  }
}
