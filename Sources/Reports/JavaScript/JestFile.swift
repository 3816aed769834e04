import History

/// One test file of a jest report.
struct JestFile {
  private struct Test {
    var title = ""
    var fullName = ""
    var ancestors: [String] = []
    var status = ""
    var duration: Int64?
    var invocations: Int64 = 1
    var messages: [String] = []
  }

  private(set) var end: Instant?
  private var path = ""
  private var failure: String?
  private var isFailed = false
  private var tests: [Test] = []

  /// Reads the object that comes next.
  init(_ json: JSONReader) throws {
    try json.forEachKey { key in
      switch key {
      case "name", "testFilePath": path = try json.name() ?? ""
      case "endTime": end = try json.instant(.milliseconds)
      case "perfStats":
        try json.forEachKey { key in
          if key == "end" { end = try json.instant(.milliseconds) }
        }
      case "message", "failureMessage":
        failure = try json.text().flatMap { $0.isEmpty ? nil : $0 } ?? failure
      case "status": isFailed = try json.name() == "failed"
      case "testExecError": try readError(json)
      case "assertionResults", "testResults":
        try json.forEachElement { tests.append(try Self.readTest(json)) }
      default: break
      }
    }
  }

  func give(
    to receive: (ReportEvent) throws -> Void, _ warnings: inout WarningTally, checkout: String?
  ) throws {
    let file = BoundedName.of(ReportedPath.relative(path, checkout: checkout))
    if isBroken {
      let failure = failure.map { Failure(text: $0) } ?? Failure(message: "the file failed")
      try receive(.runError(RunError(name: file, failure: failure)))
    }
    for test in tests {
      let name =
        test.fullName.isEmpty
        ? (test.ancestors + [test.title]).joined(separator: " ")
        : test.fullName
      let identity = TestIdentity(file: file, name: BoundedName.of(name))
      let retries = max(1, test.invocations) - 1
      for attempt in ReportedAttempt.earlier(retries, of: identity) {
        try receive(.attempt(attempt))
      }
      var attempt = ReportedAttempt(
        test: identity,
        outcome: Self.outcome(of: test.status) ?? warnings.unknown(result: test.status),
        duration: warnings.plausible(test.duration, of: name))
      attempt.isRetry = retries > 0
      attempt.failures = test.messages.map { Failure(text: $0) }
      try receive(.attempt(attempt))
    }
  }

  /// What its tests came to.
  var outcomes: [Outcome] { tests.map { Self.outcome(of: $0.status) ?? .errored } }

  /// Whether it failed without a test: it did not get as far as its tests, or broke behind them.
  var isBroken: Bool {
    (failure != nil || isFailed) && !tests.contains { $0.status == "failed" }
  }

  /// What kept the file from running; null where nothing did.
  private mutating func readError(_ json: JSONReader) throws {
    guard try json.kind() == .object else {
      failure = try json.text() ?? failure
      return
    }
    isFailed = true
    var message: String?
    try json.forEachKey { key in
      if key == "stack" || key == "message" && message == nil { message = try json.text() }
    }
    failure = failure ?? message
  }

  private static func readTest(_ json: JSONReader) throws -> Test {
    var test = Test()
    try json.forEachKey { key in
      switch key {
      case "title": test.title = try json.name() ?? ""
      case "fullName": test.fullName = try json.name() ?? ""
      case "ancestorTitles":
        try json.forEachElement { test.ancestors.append(try json.name() ?? "") }
      case "status": test.status = try json.name() ?? ""
      case "duration": test.duration = try json.microseconds(.milliseconds)
      case "invocations": test.invocations = try json.integer() ?? 1
      case "failureMessages":
        try json.forEachElement {
          guard let text = try json.text(), test.messages.count < FailureText.countLimit else {
            return
          }
          test.messages.append(text)
        }
      default: break
      }
    }
    return test
  }

  private static func outcome(of status: String) -> Outcome? {
    switch status {
    case "passed": .passed
    case "failed": .failed
    case "pending", "skipped", "todo", "disabled", "focused": .skipped
    default: nil
    }
  }
}
