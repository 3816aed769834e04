import History

/// Follows the elements of SonarQube's generic test executions. The report knows neither a start nor totals.
final class SonarHandler: XMLHandler {
  private let checkout: String?
  private let receive: (ReportEvent) throws -> Void
  private var seconds = SecondsReader()
  private var warnings = WarningTally()
  private var file: String?
  private var attempt: ReportedAttempt?
  private var failure: Failure?
  private var text = ElementText()

  init(checkout: String?, receive: @escaping (ReportEvent) throws -> Void) {
    self.checkout = checkout
    self.receive = receive
  }

  func start(_ name: XMLName, _ attributes: XMLAttributes, _ parser: XMLParser) throws {
    if parser.depth == 1, !name.equals("testExecutions"), !name.equals("unitTest") {
      throw XMLRefusal(
        "not a report of test executions: the root element is <\(name.string(upTo: 64))>")
    }
    if name.equals("file") {
      file = attributes["path"].map {
        ReportedPath.relative(BoundedName.of($0.bytes), checkout: checkout)
      }
    } else if name.equals("testCase") {
      attempt = opened(attributes)
    } else if let outcome = outcome(name), attempt != nil {
      // A failure beside a skip stays one.
      if attempt?.outcome.isFailure == false { attempt?.outcome = outcome }
      failure = Failure(message: attributes["message"]?.string(upTo: FailureText.messageLimit))
      text.begin(parser)
    } else if attempt != nil, failure == nil {
      take(name.string(upTo: 64).lowercased())
    }
  }

  /// An element of a case that the format does not have.
  private func take(_ name: String) {
    guard let told = JUnitResult.outcome(ofElement: name) else { return }
    if !told.isKnown { _ = warnings.unknown(result: "<\(name)>") }
    if attempt?.outcome.isFailure == false { attempt?.outcome = told.outcome }
  }

  func end(_ name: XMLName, _ parser: XMLParser) throws {
    if name.equals("file") {
      file = nil
    } else if name.equals("testCase") {
      if let attempt { try receive(.attempt(attempt)) }
      attempt = nil
    } else if outcome(name) != nil, var closed = failure {
      closed.detail = text.end(parser)
      failure = nil
      if closed != Failure(), (attempt?.failures.count ?? 0) < FailureText.countLimit {
        attempt?.failures.append(closed)
      }
    }
  }

  func text(_ bytes: UnsafeRawBufferPointer) { text.append(bytes) }

  func finish() throws -> ReportSummary {
    for warning in warnings.warnings { try receive(.warning(warning)) }
    return ReportSummary(format: SonarExecutions.name)
  }

  private func outcome(_ name: XMLName) -> Outcome? {
    if name.equals("skipped") { return .skipped }
    if name.equals("failure") { return .failed }
    return name.equals("error") ? .errored : nil
  }

  private func opened(_ attributes: XMLAttributes) -> ReportedAttempt {
    let name = attributes["name"].map { BoundedName.of($0.bytes) } ?? ""
    var test = TestIdentity(name: name)
    test.file = file
    test.contain(in: file)
    // Milliseconds, whole ones by the schema.
    let duration = attributes["duration"].flatMap { seconds.duration($0, &warnings) }
    return ReportedAttempt(
      test: test, outcome: .passed, duration: duration.map { ($0 + 500) / 1000 })
  }
}
