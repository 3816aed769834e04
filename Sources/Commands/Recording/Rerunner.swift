import Analysis
import Gate
import History
import Host
import Platform
import Presentation
import Runners
import Store

/// Runs some tests of a run again and records what they did as attempts of that run.
struct Rerunner {
  var command: [String]
  /// The reports that the command writes, as the user named them.
  var reports: [String]
  var run: RunID
  var options: RunOptions
  var workspace: Workspace

  /// How many tests are named on a command line at the most: so many at once are no flakes.
  private static let mostTests = 1000

  /// Runs failing tests until each has a pass, so many times at the most.
  func retry(_ times: Int) throws {
    for _ in 0..<times {
      // A test that failed before and that this run leaves out is no part of it.
      let report = try report()
      let here = Set(report.history.results.map(\.test))
      let failing = report.needingAttempts.filter(here.contains)
      guard !failing.isEmpty, try runAgain(failing, saying: "again") else { return }
    }
  }

  /// Runs suspects as often as it takes to settle each, so many times at the most and within a budget of time,
  /// those no more that a re-run has cleared; beside them, under the load that they make, tests that are none,
  /// which tell how fast the machine is meanwhile. Whether there were any.
  func confirm(atMost times: Int, within budget: TimeBudget) throws -> Bool {
    var report = try report()
    guard !report.suspects.isEmpty else { return false }
    guard report.rerunsLeft > 0 else {
      Terminal.warn(
        "laptime: nothing runs again: only a duet with the base could tell whether "
          + "\(Units.count(report.suspects.count, "test")) became slower\n")
      return true
    }
    var longest: Int64 = 0
    for round in 0..<times where !report.suspects.isEmpty && report.rerunsLeft > 0 {
      guard budget.allows(longest) else {
        Terminal.warn(
          "laptime: the \(Units.duration(budget.limit)) for re-runs are over: "
            + "\(Units.count(report.suspects.count, "test")) not settled\n")
        break
      }
      let left = min(times - round, report.rerunsLeft)
      let began = Clock.monotonic()
      guard
        try runAgain(
          report.suspects, beside: report.controls,
          saying: Self.saying(left, lasting: longest, isFirst: round == 0))
      else { break }
      longest = max(longest, Clock.monotonic() - began)
      report = try self.report()
    }
    return true
  }

  /// What follows `running 3 tests`; nil where it was said before and nobody watches.
  private static func saying(_ rounds: Int, lasting round: Int64, isFirst: Bool) -> String? {
    guard isFirst || isatty(2) == 1 else { return nil }
    let times = rounds == 1 ? "again" : "up to \(rounds) times more"
    return round == 0 ? times : "\(times), \(Units.duration(round * Int64(rounds))) at the most"
  }

  /// What the gate says of the run now.
  private func report() throws -> GateReport {
    try workspace.report(of: run)
  }

  /// Runs tests once more; false where the runner cannot be told which.
  private func runAgain(
    _ tests: [TestID], beside controls: [TestID] = [], saying text: String?
  ) throws -> Bool {
    let store = try workspace.store
    let runner =
      try RunnerList.runner(startedBy: command) ?? RunnerList.runner(of: store.dialect(ofRun: run))
    let identities = try store.identities(of: tests + controls)
    let named = (tests + controls).compactMap { identities[$0] }
    guard tests.count <= Self.mostTests else {
      Terminal.warn(
        "laptime: warning: \(Units.count(tests.count, "test")) are too many to run again one by one\n"
      )
      return false
    }
    let rerun = try RerunCommand(
      command: command, template: workspace.configuration.rerun, isFile: FileSearch.exists)
    let unnameable = rerun.unnameable(named, runner)
    if !unnameable.isEmpty { Self.warn(of: unnameable, runner, saying: text) }
    guard unnameable.count < named.count else { return false }
    guard let again = rerun.command(for: named, runner) else {
      Terminal.warn("laptime: warning: \(CannotNameTests.sentence)\n")
      return false
    }
    if let text {
      let beside = controls.isEmpty ? "" : " beside \(controls.count) others"
      let left = Set(unnameable)
      let count = tests.count { identities[$0].map { !left.contains($0) } ?? false }
      Terminal.warn("laptime: running \(Units.count(count, "test"))\(beside) \(text)\n")
    }
    try record(again, of: Set(named.map(\.id)))
    return true
  }

  /// How many tests are told by name.
  private static let mostTold = 3

  /// Says, where the round is told, which tests are left as they are.
  private static func warn(of tests: [TestIdentity], _ runner: any Runner, saying text: String?) {
    guard text != nil else { return }
    let more = tests.count > mostTold ? " and \(tests.count - mostTold) more" : ""
    let names = tests.prefix(mostTold).map(\.id).joined(separator: ", ")
    Terminal.warning([
      "\(runner.name) would take these names for something else, so that they are not run again: \(names)\(more)"
    ])
  }

  /// Runs a command whose reports go where they are in nobody's way, and records those of tests.
  ///
  /// `ids`: of the tests that were asked for. What a runner says of others is that it left them out.
  private func record(_ command: [String], of ids: Set<String>) throws {
    guard let folder = ScratchFolder() else { throw NoScratchFolder() }
    defer { folder.remove() }
    let run = try ScratchRun(command, reports: reports, in: folder)
    workspace.forgetGit()
    guard !run.reports.isEmpty else { throw NoReport(run.measured, command) }
    var options = options
    options.attemptOf = try workspace.store.key(ofRun: self.run).text
    let recorder = Recorder(
      options: options, workspace: workspace, folder: Terminal.currentFolder())
    let result = try recorder.record(run.reports.map(\.name), own: run.own, asked: ids) {
      description in
      description.startedAt = run.measured.usage.start
      description.measurement = run.measured.measurement
      // What the command itself writes makes no other source of what it is run on.
      description.source.changes = nil
    }
    Recorder.warn(result.recording.warnings)
  }
}

/// No folder for temporary files could be made.
struct NoScratchFolder: Error {}

/// A runner that cannot be told which tests to run.
struct CannotNameTests: Error {
  static let reason = "cannot name single tests to this runner"
  static let next = "say how in laptime.toml: [runner] rerun = \"… {tests} …\""
  static var sentence: String { "\(reason); \(next)" }
}
