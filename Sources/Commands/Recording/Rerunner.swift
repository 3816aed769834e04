import Analysis
import Gate
import History
import Presentation
import Store
import Surroundings

/// Runs some tests of a run again and records what they did as attempts of that run.
struct Rerunner {
  var command: [String]
  /// The reports that the command writes, as the user named them.
  var reports: [String]
  var run: String
  var options: RunOptions
  var store: StoreOptions
  var configuration: Configuration

  /// The tests that the gate's report names now.
  func tests(_ choose: (GateReport) -> [TestID]) throws -> [TestID] {
    let history = try store.open(.write)
    let judge = Judge(store: history, policy: configuration.policy)
    return choose(try judge.report(ofRun: history.runID(run)))
  }

  /// Runs the tests that the gate's report names now; false where it names none.
  func run(_ choose: (GateReport) -> [TestID]) throws -> Bool {
    let tests = try tests(choose)
    if !tests.isEmpty { try run(tests) }
    return !tests.isEmpty
  }

  /// Runs tests once more.
  func run(_ tests: [TestID]) throws {
    let history = try store.open(.write)
    let syntax = try RunnerSyntax(dialect: history.dialect(ofRun: history.runID(run)))
    let identities = try history.identities(of: tests)
    let rerun = RerunCommand(
      command: command, template: configuration.rerun, isFile: FileSearch.exists)
    let named = tests.compactMap { identities[$0] }
    guard let again = rerun.command(for: named, syntax) else {
      Terminal.warn(
        "laptime: warning: cannot name single tests to this runner; "
          + "say how in laptime.toml: [runner] rerun = \"… {tests} …\"\n")
      return
    }
    Terminal.warn("laptime: running \(Units.count(named.count, "test")) again\n")
    let measured = try MeasuredCommand.run(again, reports: reports, withProbe: false)
    guard !measured.reports.isEmpty else { throw NoReport() }
    var options = options
    options.attemptOf = run
    let recorder = Recorder(options: options, store: store, configuration: configuration)
    let result = try recorder.record(measured.reports)
    Recorder.warn(result.recording.warnings)
  }
}
