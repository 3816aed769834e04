import History

/// One test, or one hook, as mocha's own reporter and mochawesome write it.
struct MochaTest {
  var title = ""
  var fullTitle = ""
  var file: String?
  var duration: Int64?
  var retry: Int64 = 0
  var failure = Failure()
  /// mochawesome's word for how it ended: passed, failed, pending; mocha has none.
  private var state: String?
  private var hasState = false
  private var timedOut = false
  private var isMarkedAsHook = false

  init(_ json: JSONReader) throws {
    try json.forEachKey { key in
      switch key {
      case "title": title = try json.boundedName() ?? ""
      case "fullTitle": fullTitle = try json.boundedName() ?? ""
      case "file": file = try json.name()
      case "duration": duration = try json.microseconds(.milliseconds)
      case "currentRetry": retry = try json.integer() ?? 0
      case "state":
        hasState = true
        state = try json.boundedName()
      case "timedOut": timedOut = try json.boolean() == true
      case "isHook": isMarkedAsHook = try json.boolean() == true
      case "err":
        try json.forEachKey { key in
          switch key {
          case "message": failure.message = try json.text()
          case "stack", "estack": failure.detail = try json.text()
          default: break
          }
        }
      default: break
      }
    }
  }

  /// Hooks have titles of mocha's making: `"before each" hook for "adds"`.
  var isHook: Bool { isMarkedAsHook || title.hasPrefix("\"") && title.contains("\" hook") }

  func give(
    to receive: (ReportEvent) throws -> Void, _ warnings: inout WarningTally, checkout: String?
  ) throws {
    let failed = failure != Failure()
    let outcome = unknownState.map { warnings.unknown(result: $0) } ?? outcome
    let suite = fullTitle.hasSuffix(" \(title)") ? fullTitle.dropLast(title.count + 1) : ""
    let test = TestIdentity(
      file: file.map { ReportedPath.relative($0, checkout: checkout) },
      className: suite.isEmpty ? nil : String(suite), name: title)
    for attempt in ReportedAttempt.earlier(retry, of: test) { try receive(.attempt(attempt)) }
    var attempt = ReportedAttempt(
      test: test, outcome: outcome, duration: warnings.plausible(duration, of: fullTitle))
    attempt.isRetry = retry > 0
    if failed, !outcome.isPass { attempt.failures = [failure] }
    try receive(.attempt(attempt))
  }

  /// How it ended; a word that is not known is no pass.
  var outcome: Outcome {
    let failed = failure != Failure()
    // A test that ran has a duration; one without that did not fail is pending.
    guard hasState else { return failed ? .failed : duration == nil ? .skipped : .passed }
    switch state {
    case "passed": return .passed
    case "failed": return timedOut ? .timedOut : .failed
    // Without a word it was kept from running by a hook.
    case "pending", "skipped", nil: return .skipped
    default: return .errored
    }
  }

  /// The word for how it ended that nobody knows; nil where it is known.
  private var unknownState: String? {
    guard hasState, let state, !["passed", "failed", "pending", "skipped"].contains(state) else {
      return nil
    }
    return state
  }
}
