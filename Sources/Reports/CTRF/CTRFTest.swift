import History

/// One test of a CTRF report.
struct CTRFTest {
  /// One attempt; the test itself has the same keys for its last one.
  private struct Try {
    var status = ""
    var rawStatus = ""
    var duration: Int64?
    var start: Instant?
    var failure = Failure()
    var worker: String?
  }

  private static let attemptLimit = 100

  private var name = ""
  private var suite: [String] = []
  private var file: String?
  private var browser: String?
  private var retries: Int64?
  private var last = Try()
  private var earlier: [Try] = []

  /// Reads the object that comes next.
  init(_ json: JSONReader) throws {
    try json.forEachKey { key in
      switch key {
      case "name": name = try json.name() ?? ""
      case "suite":
        if try json.kind() == .array {
          try json.forEachElement { suite.append(try json.name() ?? "") }
        } else {
          suite = try json.name().map { [$0] } ?? []
        }
      case "filePath": file = try json.name()
      case "browser": browser = try json.boundedName()
      case "retries": retries = try json.integer()
      case "retryAttempts":
        try json.forEachElement {
          var attempt = Try()
          try json.forEachKey { try Self.read($0, json, into: &attempt) }
          if earlier.count < Self.attemptLimit { earlier.append(attempt) }
        }
      default: try Self.read(key, json, into: &last)
      }
    }
  }

  /// What it came to in the end.
  var outcome: Outcome { Self.outcome(of: last) ?? .errored }

  /// Whether the runner was stopped while it ran, as Playwright says it.
  var wasInterrupted: Bool { last.rawStatus == "interrupted" }

  func give(
    to receive: (ReportEvent) throws -> Void, _ warnings: inout WarningTally, checkout: String?
  ) throws {
    let test = identity(checkout: checkout)
    var attempts = earlier
    if attempts.isEmpty {
      // Only the number of earlier attempts is told; each of them failed.
      let count = min(max(0, Int(clamping: retries ?? 0)), Self.attemptLimit)
      attempts = Array(repeating: Try(status: "failed"), count: count)
    }
    // The specification leaves open whether the attempts hold the last one; there are more of them
    // than retries where they do.
    let holdsLast = retries.map { earlier.count > $0 } ?? false
    if !holdsLast || earlier.isEmpty { attempts.append(last) }
    for (index, attempt) in attempts.enumerated() {
      var result = ReportedAttempt(
        test: test,
        outcome: Self.outcome(of: attempt)
          ?? warnings.unknown(
            result: attempt.status == "other" && !attempt.rawStatus.isEmpty
              ? attempt.rawStatus : attempt.status),
        duration: warnings.plausible(attempt.duration, of: name))
      result.isRetry = index > 0
      result.start = attempt.start
      result.worker = attempt.worker
      if attempt.failure != Failure() { result.failures = [attempt.failure] }
      try receive(.attempt(result))
    }
  }

  /// pytest's reporter writes node ids for names; other names stand in their suite.
  private func identity(checkout: String?) -> TestIdentity {
    if let file, name.hasPrefix("\(file)::") { return TestIdentity(pytestNodeID: name) }
    let path = file.map { ReportedPath.relative($0, checkout: checkout) }
    let group = suite.map { ReportedPath.relative($0, checkout: checkout) }
      .joined(separator: " > ")
    var test = TestIdentity(
      file: path, className: group.isEmpty ? nil : BoundedName.of(group), name: BoundedName.of(name)
    )
    test.contain(in: container(of: test))
    return test
  }

  /// The file and the browser, each where the suite does not say it.
  private func container(of test: TestIdentity) -> String? {
    let file = test.file.flatMap { test.impliesFile($0) ? nil : $0 }
    // Of `chrome 120.0.6099.109` the version changes while the test stays.
    guard let name = browser?.split(separator: " ").first,
      !suite.contains(where: { $0.contains(name) })
    else { return file }
    return (["[\(name)]"] + (file.map { [$0] } ?? [])).joined(separator: " ")
  }

  private static func read(_ key: String, _ json: JSONReader, into attempt: inout Try) throws {
    switch key {
    case "status": attempt.status = try json.name() ?? ""
    case "rawStatus": attempt.rawStatus = try json.name() ?? ""
    case "duration": attempt.duration = try json.microseconds(.milliseconds)
    case "start": attempt.start = try json.instant(.milliseconds)
    case "message": attempt.failure.message = try json.text()
    case "trace": attempt.failure.detail = try json.text()
    case "threadId": attempt.worker = try json.boundedName()
    case "extra":
      // pytest's reporter keeps the xdist worker here.
      try json.forEachKey { key in
        if key == "worker" { attempt.worker = try json.boundedName() }
      }
    default: break
    }
  }

  private static func outcome(of attempt: Try) -> Outcome? {
    switch (attempt.status, attempt.rawStatus) {
    case (_, "xfailed"): .xfailed
    case (_, "xpassed"): .xpassed
    case ("failed", "setup_failed"), ("failed", "teardown_failed"): .errored
    case ("passed", _): .passed
    case ("failed", _): .failed
    case ("skipped", _), ("pending", _): .skipped
    case ("other", ""): nil
    case ("other", let word):
      JUnitResult.outcome(word.lowercased()).map { $0.isPass ? .skipped : $0 }
    default: nil
    }
  }
}
