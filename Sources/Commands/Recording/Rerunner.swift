import Analysis
import Gate
import History
import Host
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
      let failing = try report().needingAttempts
      guard !failing.isEmpty, try runAgain(failing) else { return }
    }
  }

  /// Runs suspects so many times, those no more that a re-run has cleared. Whether there were any.
  func confirm(_ times: Int) throws -> Bool {
    var suspects = try report().suspects
    guard !suspects.isEmpty else { return false }
    for _ in 0..<times {
      guard !suspects.isEmpty, try runAgain(suspects) else { break }
      let slow = try report().tests(of: DurationRegression.name)
      suspects.removeAll { !slow.contains($0) }
    }
    return true
  }

  /// What the gate says of the run now.
  private func report() throws -> GateReport {
    try workspace.report(of: run)
  }

  /// Runs tests once more; false where the runner cannot be told which.
  private func runAgain(_ tests: [TestID]) throws -> Bool {
    let store = try workspace.store
    let runner = try RunnerList.runner(of: store.dialect(ofRun: run))
    let identities = try store.identities(of: tests)
    let named = tests.compactMap { identities[$0] }
    guard named.count <= Self.mostTests else {
      Terminal.warn(
        "laptime: warning: \(Units.count(named.count, "test")) are too many to run again one by one\n"
      )
      return false
    }
    let rerun = try RerunCommand(
      command: command, template: workspace.configuration.rerun, isFile: FileSearch.exists)
    guard let again = rerun.command(for: named, runner) else {
      Terminal.warn(
        "laptime: warning: cannot name single tests to this runner; "
          + "say how in laptime.toml: [runner] rerun = \"… {tests} …\"\n")
      return false
    }
    Terminal.warn("laptime: running \(Units.count(named.count, "test")) again\n")
    try record(again)
    return true
  }

  /// Runs a command whose reports go where they are in nobody's way, and records those of tests.
  private func record(_ command: [String]) throws {
    guard let folder = ScratchFolder() else { throw NoScratchFolder() }
    defer { folder.remove() }
    let redirected = RedirectedCommand(command, into: folder.path)
    let measured = try MeasuredCommand.run(
      ["env", "COVERAGE_FILE=\(folder.path)/coverage"] + redirected.command,
      reports: redirected.namesTests ? [] : reports, withProbe: false,
      printingInto: folder)
    workspace.forgetGit()
    let written = try ReportFiles.inputs(measured.recognisedReports().files, as: nil, root: nil)
      .filter { $0.purpose == .tests }
    guard !written.isEmpty else { throw NoReport(command: command) }
    var options = options
    options.attemptOf = try workspace.store.key(ofRun: run).text
    let recorder = Recorder(options: options, workspace: workspace)
    let result = try recorder.record(written.map(\.name)) { run in
      run.startedAt = measured.usage.start
      run.measurement = measured.measurement
    }
    Recorder.warn(result.recording.warnings)
  }
}

/// No folder for temporary files could be made.
struct NoScratchFolder: Error {}
