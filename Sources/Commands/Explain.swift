import Analysis
import ArgumentParser
import Gate
import History
import Presentation
import Store
import Surroundings

/// `laptime explain`: the numbers behind a verdict.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show the numbers behind what the gate says of a test or a run.",
    discussion: """
      laptime explain tests.unit.test_cart::test_total --run latest
      laptime explain latest

      Of a test: what it took and was expected to take, and each figure of the verdict. Of a run: the
      baseline, the machine and the suspects. Of both: the runs that are left out and why, and the
      commits since the last run.
      """)

  @Argument(
    help: ArgumentHelp(
      "A test: its id, or a part of it that only one test has; or a run: its id, the beginning of it, "
        + "or latest.", valueName: "test or run"))
  var subject: String

  @Option(
    name: .customLong("run"), help: "The run of the test: its id, the beginning of it, or latest.")
  var runID: String?

  @Option(help: "The suite that latest is of.")
  var suite: String?

  @Option(help: "text or json.")
  var format = ReportFace.text

  @OptionGroup var store: StoreOptions
  @OptionGroup var configuration: ConfigurationOptions

  func run() throws {
    let history = try store.open(.read)
    let judge = Judge(store: history, policy: try configuration.load().policy)
    if let row = try namedRun(in: history) {
      try explain(run: row, judge)
    } else {
      try explain(testOf: history.runID(runID ?? "latest", suite: suite), judge)
    }
  }

  /// The run that the subject names, where it names no test.
  private func namedRun(in history: HistoryStore) throws -> Int64? {
    if subject == "latest" { return try history.runID(subject, suite: suite) }
    let mayBeRun = runID == nil && subject.count >= 4 && subject.allSatisfy(\.isHexDigit)
    guard mayBeRun, try history.tests(like: subject, suite: suite).isEmpty else { return nil }
    return try history.runID(subject, suite: suite)
  }

  private func explain(run row: Int64, _ judge: Judge) throws {
    let judged = try judge.history(ofRun: row)
    let explanation = RunExplanation(of: judged, by: judge.policy)
    let past = try judge.past(of: judged)
    let identities = try judge.store.identities(of: explanation.suspects.map(\.test))
    Terminal.print(
      format == .json
        ? explanation.json(past: past, identities: identities).document
        : explanation.text(width: Terminal.width(), past: past, identities: identities))
  }

  private func explain(testOf row: Int64, _ judge: Judge) throws {
    let judged = try judge.history(ofRun: row)
    let id = try judge.store.test(named: subject, suite: judged.run.suite)
    let identity = try judge.store.identities(of: [id])[id] ?? TestIdentity(name: subject)
    let explanation = DurationExplanation(of: id, named: identity, in: judged, by: judge.policy)
    let past = try judge.past(of: judged)
    Terminal.print(
      format == .json
        ? explanation.json(past: past).document
        : explanation.text(width: Terminal.width(), past: past))
  }
}

/// A test that could not be found by what was typed.
enum TestNameError: Error {
  case unknown(String)
  case several(String, Int)
}
