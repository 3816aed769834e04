import History

/// One test of a pytest-json-report file.
struct PytestJSONTest {
  private var nodeID = ""
  /// pytest's word for the whole: besides those of phases also error, xfailed, xpassed.
  private var outcome = ""
  private var phases: [PytestAttempt.Report] = []
  private var worker: String?

  /// Reads the object that comes next.
  init(_ json: JSONReader, _ warnings: inout WarningTally) throws {
    try json.forEachKey { key in
      switch key {
      case "nodeid": nodeID = try json.name() ?? ""
      case "outcome": outcome = try json.name() ?? ""
      default:
        guard let phase = PytestAttempt.Phase(rawValue: key) else { return }
        phases.append(try report(of: phase, json))
      }
    }
    for index in phases.indices {
      phases[index].duration = warnings.plausible(phases[index].duration, of: nodeID)
    }
  }

  /// - Returns: what it came to in the end.
  func give(to receive: (ReportEvent) throws -> Void, _ warnings: inout WarningTally) throws
    -> Outcome
  {
    let test = TestIdentity(pytestNodeID: nodeID)
    var last = PytestAttempt()
    for var report in phases {
      let isExpected = outcome == "xfailed" || outcome == "xpassed"
      if isExpected { report.expectedFailure = report.failure?.message ?? "" }
      last.add(report)
    }
    var attempt = last.attempt(of: test)
    attempt.worker = worker
    // A failed subtest of unittest fails the test, and no phase.
    if !attempt.outcome.isFailure {
      switch outcome {
      case "passed", "xpassed", "rerun": break
      case "skipped": if phases.isEmpty { attempt.outcome = .skipped }
      case "xfailed": if phases.isEmpty { attempt.outcome = .xfailed }
      case "failed": attempt.outcome = .failed
      case "error": attempt.outcome = .errored
      default: attempt.outcome = warnings.unknown(result: outcome)
      }
    }
    if outcome == "rerun" {
      // The word says that there was a failed attempt; nothing else of it is left.
      try receive(.attempt(ReportedAttempt(test: test, outcome: .failed)))
      attempt.isRetry = true
    }
    try receive(.attempt(attempt))
    return attempt.outcome
  }

  private mutating func report(
    of phase: PytestAttempt.Phase, _ json: JSONReader
  ) throws -> PytestAttempt.Report {
    var report = PytestAttempt.Report(phase: phase, outcome: "")
    var message: String?
    var detail: String?
    try json.forEachKey { key in
      switch key {
      case "outcome": report.outcome = try json.name() ?? ""
      case "duration": report.duration = try json.microseconds(.seconds)
      case "crash":
        try json.forEachKey { key in
          if key == "message" { message = try json.text() }
        }
      case "longrepr": detail = try json.text().flatMap { withoutWorker($0) }
      default: break
      }
    }
    if let message {
      report.failure = Failure(message: message, detail: detail)
    } else if let detail {
      report.failure = report.outcome == "skipped" ? Self.skip(detail) : Failure(text: detail)
    }
    return report
  }

  /// The text without the line that xdist puts before it: `[gw0] linux -- Python 3.11.7 /usr/bin/…`.
  private mutating func withoutWorker(_ text: String) -> String? {
    guard text.hasPrefix("[gw"), let end = text.utf8.firstIndex(of: .closeBracket) else {
      return text
    }
    worker = String(text[..<end].dropFirst())
    let rest = text.splitOnce(at: "\n").1
    return rest.isEmpty ? nil : String(rest)
  }

  /// The reason in `('/path/test_x.py', 12, 'Skipped: not today')`.
  private static func skip(_ text: String) -> Failure {
    let parts = text.split(separator: "Skipped: ", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let reason = parts.last else { return Failure(text: text) }
    let isQuoted = reason.hasSuffix("')") || reason.hasSuffix("\")")
    return Failure(message: String(isQuoted ? reason.dropLast(2) : reason))
  }
}
