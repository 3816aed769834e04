import History

/// One package of `go test` while its tests run.
struct GoPackageRun {
  let package: String
  private var open: [String: GoTestRun] = [:]
  private var results: GoResults
  /// Whether it began and has not ended.
  var isRunning = false
  private var hasFailure = false
  private var output = ""
  /// Whether tests may have been kept from running by a panic, a time-out, a signal or an exit.
  private(set) var isCutShort = false

  /// `failedBefore`: the tests that failed when the same stream ran the package before.
  init(package: String, failedBefore: Set<String> = []) {
    self.package = package
    results = GoResults(package: package, failedBefore: failedBefore)
  }

  /// The tests that failed in this run of the package and before it.
  var failed: Set<String> { results.failed }

  mutating func print(_ text: String, by test: String?) {
    if text.hasPrefix("signal: ") || text.hasPrefix("*** Test killed") { isCutShort = true }
    if let test {
      open[test]?.print(text)
      return
    }
    if text.hasPrefix("ok "), text.contains("\t(cached)") { results.isCached = true }
    if output.utf8.count < FailureText.detailLimit { output += text }
  }

  mutating func begin(_ test: String, at time: Instant?) {
    isRunning = true
    for outer in GoSubtests.around(test) { open[outer]?.isContainer = true }
    open[test] = GoTestRun(test, start: time)
  }

  mutating func pause(_ test: String, at time: Instant?) { open[test]?.pause(at: time) }
  mutating func resume(_ test: String, at time: Instant?) { open[test]?.resume(at: time) }

  /// Takes the end of a test.
  mutating func end(
    _ test: String, _ outcome: Outcome, _ event: GoTestEvent, _ warnings: inout WarningTally,
    _ receive: (ReportEvent) throws -> Void
  ) throws {
    let run = open.removeValue(forKey: test) ?? GoTestRun(test, start: nil)
    if outcome == .failed {
      hasFailure = true
      isCutShort = isCutShort || run.panicked
    }
    let measured = run.duration(until: event.time, elapsed: event.elapsed)
    try add(
      run, outcome == .failed && run.timedOut ? .timedOut : outcome,
      warnings.plausible(measured, of: "\(package) \(test)"), receive)
  }

  /// Takes the end of the package, or of the report.
  mutating func finish(
    failed: Bool, buildFailed: Bool, at end: Instant?, _ warnings: inout WarningTally,
    _ receive: (ReportEvent) throws -> Void
  ) throws {
    for (test, run) in open.sorted(by: { $0.key < $1.key }) {
      if let outcome = run.swallowedEnd {
        hasFailure = hasFailure || outcome.isFailure
        try add(run, outcome, nil, receive)
      } else if failed {
        // It was running when the test binary died. Where the package passed, a test without an end
        // is a benchmark, which has none.
        hasFailure = true
        isCutShort = true
        let duration = warnings.plausible(
          run.duration(until: end, elapsed: nil), of: "\(package) \(test)")
        try add(run, run.timedOut ? .timedOut : .crashed, duration, receive)
      }
    }
    try results.finish(&warnings, receive)
    guard failed, !hasFailure, !buildFailed else { return }
    isCutShort = true
    try receive(.runError(RunError(name: package, failure: Failure(text: output))))
  }

  private mutating func add(
    _ run: GoTestRun, _ outcome: Outcome, _ duration: Int64?,
    _ receive: (ReportEvent) throws -> Void
  ) throws {
    var attempt = run.attempt(
      of: TestIdentity(className: package, name: run.name), outcome: outcome, duration: duration)
    attempt.wasRunning = outcome == .crashed
    try results.add(attempt, isContainer: run.isContainer, receive)
  }
}
