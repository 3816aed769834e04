public import History

extension RecordedRun {
  /// The document of `laptime record --format json`.
  public var json: JSON {
    .document([
      ("run", .string(key.text)), ("recorded", .bool(added != .nothing)), ("suite", .string(suite)),
      ("tests", .integer(counts.tests)), ("attempts", .integer(counts.attempts)),
      ("passed", .integer(counts.passed)), ("failed", .integer(counts.failed)),
      ("errored", .integer(counts.errored)), ("skipped", .integer(counts.skipped)),
      ("xfailed", .integer(counts.xfailed)), ("xpassed", .integer(counts.xpassed)),
      ("flaky", .integer(counts.flaky)), ("benchmarks", .integer(benchmarks)),
      ("errors", .integer(errors)),
      ("complete", .bool(isComplete)),
      ("duration_us", .integer(duration)), ("wall_us", .integer(wall?.microseconds)),
      ("wall_source", .string(wall?.origin.rawValue)), ("build_us", .integer(wall?.build)),
      ("coverage", .coverage(coverage)),
      ("secrets_redacted", .integer(redacted.secrets)),
      ("warnings", .array(warnings.map { .string($0.text) })),
    ])
  }

  /// A few lines for people, without the warnings.
  ///
  /// `facts`: where commit, branch and the like came from, a line each. `incomplete`: why it is incomplete, where
  /// somebody knows. `floor`: what coverage is held to, in percent.
  public func text(facts: [String], incomplete: [String] = [], floor: Double) -> String {
    let id = key.short
    let name = TerminalText.visible(suite)
    var text =
      switch added {
      case .run: "recorded run \(id) of suite \(name)\n"
      case .attempts: "added attempts to run \(id) of suite \(name)\n"
      case .coverageOrBenchmarks:
        "added coverage, benchmarks or a profile to run \(id) of suite \(name)\n"
      case .nothing: "already recorded as run \(id) of suite \(name); nothing changed\n"
      }
    var parts = counts.tests > 0 || benchmarks == 0 ? [counts.text] : []
    if benchmarks > 0 { parts.append(Units.count(benchmarks, "benchmark")) }
    text += "  \(parts.joined(separator: " · "))\n"
    var times: [String] = []
    if let wall {
      let build = wall.build.map { ", without \(Units.duration($0)) of building" } ?? ""
      times.append("\(Units.duration(wall.microseconds)) wall (\(wall.origin.rawValue)\(build))")
    }
    if let duration { times.append("\(Units.duration(duration)) in tests") }
    if let combined = coverage?.percent(.combined) {
      let lines = coverage?.percent(.line).map { ", lines \(Units.percent($0, against: floor))" }
      times.append("coverage \(Units.percent(combined, against: floor))\(lines ?? "")")
    }
    if !times.isEmpty { text += "  \(times.joined(separator: " · "))\n" }
    text += errorLines
    if !isComplete {
      let lines = incomplete.isEmpty ? [usualIncompleteness] : incomplete
      for line in lines { text += "  \(TerminalText.visible(line))\n" }
    }
    if redacted.secrets > 0 {
      let verb = redacted.secrets == 1 ? "was" : "were"
      let places =
        redacted.places > redacted.secrets ? " in \(Units.grouped(redacted.places)) places" : ""
      text +=
        "  \(Units.count(redacted.secrets, "secret")) \(verb) redacted\(places) (--no-redact keeps them)\n"
    }
    for fact in facts { text += "  \(TerminalText.visible(fact))\n" }
    return text
  }
}

extension RecordedRun {
  /// How many errors there were outside the tests, and the first of them.
  private var errorLines: String {
    guard errors > 0 else { return "" }
    let told = firstErrors.map { "    \(TerminalText.visible($0.line))\n" }
    let more = errors - firstErrors.count
    return "  \(Units.count(errors, "error")) outside the tests\n" + told.joined()
      + (more > 0 && !told.isEmpty ? "    and \(Units.grouped(more)) more\n" : "")
  }

  private var usualIncompleteness: String {
    errors > 0
      ? "incomplete: what broke outside the tests kept others from being run"
      : "incomplete: the runner was cut short, or shards are missing"
  }
}

extension RunCounts {
  /// `327 tests: 319 passed, 5 skipped, 3 xfailed`.
  public var text: String {
    let parts = [
      (passed, "passed"), (failed, "failed"), (errored, "errored"), (skipped, "skipped"),
      (xfailed, "xfailed"), (xpassed, "xpassed"),
    ].filter { $0.0 > 0 }.map { "\(Units.grouped($0.0)) \($0.1)" }
    var text = Units.count(tests, "test")
    if !parts.isEmpty { text += ": \(parts.joined(separator: ", "))" }
    if flaky > 0 { text += " (\(Units.grouped(flaky)) flaky)" }
    return text
  }
}
