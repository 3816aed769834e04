public import History

extension ReportEvent {
  /// The event on one line, for snapshots.
  public var line: String {
    switch self {
    case .attempt(let attempt): attempt.line
    case .runError(let error): "run error \(error.name)\(error.failure.words)"
    case .coverage(let file):
      "coverage \(file.path) \(file.counts.words): "
        + file.lines.map(\.words).joined(separator: " ")
    case .benchmark(let benchmark):
      "benchmark \(benchmark.test.id) min \(benchmark.minimum) median \(benchmark.median) "
        + "mean \(benchmark.mean) rounds \(benchmark.rounds)"
    case .profile(let profile):
      profile.functions.map { "\(profile.unit.rawValue) \($0.words)" }.joined(separator: "\n")
    case .warning(let warning): "warning \(warning.text)"
    }
  }
}

extension ReportedAttempt {
  fileprivate var line: String {
    var words = [outcome.word, duration.map { "\($0)us" } ?? "-", test.id]
    if let file = test.file { words.append("in \(file)") }
    if isRetry { words.append("retry") }
    if !isStated { words.append("unstated") }
    if let worker { words.append("on \(worker)") }
    if let start { words.append("at \(start.iso8601)") }
    if let phases {
      words.append(
        "phases "
          + [phases.setup, phases.call, phases.teardown].map { $0.map { "\($0)" } ?? "-" }
          .joined(separator: "/"))
    }
    return words.joined(separator: " ") + failures.map(\.words).joined()
  }
}

extension Failure {
  fileprivate var words: String {
    let detail = detail.map { "\($0.utf8.count) bytes \(ContentHash.of($0).hex.prefix(8))" }
    let parts = [type ?? "-", message ?? "-", detail ?? "-"]
    return " {"
      + parts.map { $0.replacing("\n", with: "\\n") }.joined(separator: " | ") + "}"
  }
}

extension ProfiledFunction {
  fileprivate var words: String {
    let file = place.file.map { " (\($0):\(place.line ?? 0))" } ?? ""
    return "\(place.name)\(file) own \(own) total \(total)"
      + (calls.map { " calls \($0)" } ?? "")
  }
}

extension CoverageCounts {
  fileprivate var words: String {
    "\(linesCovered)/\(linesTotal) lines \(branchesCovered)/\(branchesTotal) branches"
  }
}

extension LineCoverage {
  fileprivate var words: String {
    let branches = branchesTotal > 0 ? "(\(branchesCovered)/\(branchesTotal))" : ""
    return "\(isCovered ? "+" : "-")\(number)\(branches)"
  }
}

extension ReportSummary {
  /// The summary on one line, for snapshots.
  public var line: String {
    var words = ["summary \(format)"]
    if let dialect { words.append("of \(dialect.name)") }
    if !isComplete { words.append("incomplete") }
    if let start { words.append("from \(start.iso8601)") }
    if let end { words.append("to \(end.iso8601)") }
    if let wall { words.append("\(wallIsMeasured ? "wall" : "sum") \(wall)us") }
    if let workers { words.append("\(workers) workers") }
    if let commit { words.append("commit \(commit)") }
    if let branch { words.append("branch \(branch)") }
    words.append("repeats \(repeats)")
    return words.joined(separator: " ")
  }
}
