import History

/// Follows the elements of a TRX report.
final class TRXHandler: XMLHandler {
  private struct Result {
    var id: String
    var attempt: ReportedAttempt
    /// Whether its data rows stand inside it; they are the attempts then.
    var hasRows = false
  }

  private(set) var start: Instant?
  private(set) var end: Instant?
  private(set) var runErrors: [RunError] = []

  private var results: [Result] = []
  private var open: [Result] = []
  private var classes: [String: String] = [:]
  private var definition: String?
  private var failure = Failure()
  private var isInRunInfo = false
  private var text = ElementText()

  /// The attempts, each with the class that the definitions have for it.
  var attempts: [ReportedAttempt] {
    results.map { result in
      var attempt = result.attempt
      guard let group = classes[result.id] else { return attempt }
      attempt.test.group = group
      if attempt.test.name.hasPrefix(group + ".") {
        attempt.test.name.removeFirst(group.count + 1)
      }
      return attempt
    }
  }

  func start(_ name: XMLName, _ attributes: XMLAttributes, _ parser: XMLParser) throws {
    if parser.depth == 1, !name.equals("TestRun") {
      throw XMLRefusal("not a TRX report: the root element is <\(name.string(upTo: 64))>")
    }
    if name.equals("UnitTestResult") {
      openResult(attributes)
    } else if name.equals("InnerResults") {
      if !open.isEmpty { open[open.count - 1].hasRows = true }
    } else if name.equals("Message") || name.equals("StackTrace") {
      if !open.isEmpty { text.begin(parser) }
    } else if name.equals("Text") {
      if isInRunInfo { text.begin(parser) }
    } else if name.equals("RunInfo") {
      isInRunInfo = attributes["outcome"].map { ["Error", "Failed"].contains($0.string) } ?? false
    } else if name.equals("UnitTest") {
      definition = attributes["id"]?.string(upTo: 128)
    } else if name.equals("TestMethod") {
      guard let definition, let group = attributes["className"] else { return }
      // An assembly's name can follow: "Shop.Tests, Version=1.0.0.0".
      classes[definition] = String(BoundedName.of(group.bytes).splitOnce(at: ",").0)
    } else if name.equals("Times") {
      start = attributes["start"].flatMap { Instant(reported: $0.string(upTo: 64)) }
      end = attributes["finish"].flatMap { Instant(reported: $0.string(upTo: 64)) }
    }
  }

  func end(_ name: XMLName, _ parser: XMLParser) throws {
    if name.equals("UnitTestResult") {
      guard var result = open.popLast() else { return }
      if failure != Failure() { result.attempt.failures = [failure] }
      failure = Failure()
      if !result.hasRows { results.append(result) }
    } else if name.equals("Message") {
      if let words = text.end(parser) { failure.message = words }
    } else if name.equals("StackTrace") {
      if let words = text.end(parser) { failure.detail = words }
    } else if name.equals("Text") {
      // The adapter of xUnit.net repeats every failed test here.
      guard let words = text.end(parser), !words.hasPrefix("[xUnit.net") else { return }
      runErrors.append(RunError(name: "the test run", failure: Failure(message: words)))
    } else if name.equals("RunInfo") {
      isInRunInfo = false
    }
  }

  func text(_ bytes: UnsafeRawBufferPointer) { text.append(bytes) }

  private func openResult(_ attributes: XMLAttributes) {
    failure = Failure()
    let name = attributes["testName"].map { BoundedName.of($0.bytes) } ?? ""
    var attempt = ReportedAttempt(
      test: TestIdentity(name: name), outcome: Self.outcome(attributes["outcome"]?.string),
      duration: attributes["duration"].flatMap { timeSpan($0.string(upTo: 64)) })
    attempt.start = attributes["startTime"].flatMap { Instant(reported: $0.string(upTo: 64)) }
    open.append(
      Result(id: attributes["testId"]?.string(upTo: 128) ?? "", attempt: attempt))
  }

  private static func outcome(_ word: String?) -> Outcome {
    switch word {
    case "Passed", "Completed", "Warning", "PassedButRunAborted": .passed
    case "Failed", "Aborted": .failed
    case "Timeout": .timedOut
    case "Error", nil: .errored
    default: .skipped
    }
  }
}
