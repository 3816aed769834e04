import History

/// What is known in the middle of a `go test -json` stream. Packages run at the same time.
struct GoTestReading {
  private var packages: [String: GoPackageRun] = [:]
  /// What failed in packages that ran to their end: where one starts again, that is a retry.
  private var failed: [String: Set<String>] = [:]
  private var buildOutput: [String: String] = [:]
  private var buildWords = GoBuildWords()
  private var warnings = WarningTally()
  private var start: Instant?
  private var end: Instant?
  private var isComplete = true

  mutating func take(_ event: GoTestEvent, _ receive: (ReportEvent) throws -> Void) throws {
    buildWords.end()
    if event.action == "output" { return takeOutput(of: event) }
    let time = event.time
    if let time {
      start = min(start ?? time, time)
      end = max(end ?? time, time)
    }
    if let path = event.importPath, event.package.isEmpty {
      return try takeBuild(event, path, receive)
    }
    var package =
      packages.removeValue(forKey: event.package)
      ?? GoPackageRun(package: event.package, failedBefore: failed[event.package] ?? [])
    var isOver = false
    if let test = event.test {
      try take(event, of: test, at: time, in: &package, receive)
    } else if let failed = Self.ends[event.action] {
      isOver = true
      try package.finish(
        failed: failed == .failed, buildFailed: event.failedBuild != nil, at: time,
        &warnings, receive)
      if package.isCutShort { isComplete = false }
    } else if event.action == "start" {
      package.isRunning = true
    }
    if !isOver {
      packages[event.package] = package
    } else if !package.failed.isEmpty {
      failed[event.package] = package.failed
    }
  }

  /// Takes a line that is no event.
  ///
  /// - Returns: whether it tells of a package that could not be built.
  mutating func take(
    foreignLine line: String, _ receive: (ReportEvent) throws -> Void
  ) throws -> Bool {
    switch buildWords.take(line) {
    case .told: return true
    case .failed(let error):
      isComplete = false
      try receive(.runError(error))
      return true
    case .foreign: return false
    }
  }

  mutating func finish(_ receive: (ReportEvent) throws -> Void) throws -> ReportSummary {
    for (_, package) in packages.sorted(by: { $0.key < $1.key }) {
      var package = package
      if package.isRunning { isComplete = false }
      try package.finish(failed: true, buildFailed: true, at: end, &warnings, receive)
    }
    for warning in warnings.warnings { try receive(.warning(warning)) }
    var summary = ReportSummary(format: GoTestJSON.name)
    summary.dialect = .go
    summary.isComplete = isComplete
    summary.start = start
    summary.startHasZone = true
    summary.end = end
    summary.measureWall()
    summary.repeats = .executions
    return summary
  }

  private static let ends: [String: Outcome] = [
    "pass": .passed, "fail": .failed, "skip": .skipped,
  ]

  private mutating func take(
    _ event: GoTestEvent, of test: String, at time: Instant?, in package: inout GoPackageRun,
    _ receive: (ReportEvent) throws -> Void
  ) throws {
    switch event.action {
    case "run": package.begin(test, at: time)
    case "pause": package.pause(test, at: time)
    case "cont": package.resume(test, at: time)
    default:
      guard let outcome = Self.ends[event.action] else { return }
      try package.end(test, outcome, event, &warnings, receive)
    }
  }

  private mutating func takeOutput(of event: GoTestEvent) {
    let before = failed[event.package] ?? []
    packages[event.package, default: GoPackageRun(package: event.package, failedBefore: before)]
      .print(event.output ?? "", by: event.test)
  }

  private mutating func takeBuild(
    _ event: GoTestEvent, _ path: String, _ receive: (ReportEvent) throws -> Void
  ) throws {
    switch event.action {
    case "build-output":
      let output = event.output ?? ""
      if buildOutput[path, default: ""].utf8.count < FailureText.detailLimit {
        buildOutput[path, default: ""] += output
      }
    case "build-fail":
      isComplete = false
      let output = buildOutput.removeValue(forKey: path) ?? ""
      // The first line is the package's name behind a #.
      let said = output.split(separator: "\n").filter { !$0.hasPrefix("# ") }
      let failure = Failure(message: said.first.map(String.init), detail: output)
      try receive(.runError(RunError(name: path, failure: failure)))
    default: break
    }
  }
}
