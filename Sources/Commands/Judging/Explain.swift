import Analysis
import ArgumentParser
import Gate
import History
import Host
import Presentation
import Store

/// `laptime explain`: the numbers behind a verdict.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Show the numbers behind what the gate says of a test, a run or a finding.",
    discussion: """
      laptime explain tests.unit.test_cart::test_total --run latest
      laptime explain latest
      laptime explain group-regression/1 --run latest

      Of a test: what it took and was expected to take, and each figure of the verdict. Of a run: the
      baseline, the machine and the suspects. Of a rule or, by its number, one of its findings: each figure of it.
      Of all: the runs that are left out and why, and the commits since the last run.
      """)

  @Argument(
    help: ArgumentHelp(
      "A test: its id, or a part of it that only one test has; a run: its id, the beginning of it, "
        + "or latest; or a rule of the gate, with /N its finding of that number.",
      valueName: "test, run or finding"))
  var subject: String

  @Option(
    name: .customLong("run"),
    help: "The run of the test or finding: its id, the beginning of it, or latest.")
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
    if let (rule, number) = namedRule {
      try explain(rule, number, of: history.run(named: runID ?? "latest", suite: suite), judge)
    } else if let row = try namedRun(in: history) {
      try explain(run: row, judge)
    } else {
      try explain(testOf: history.run(named: runID ?? "latest", suite: suite), judge)
    }
  }

  /// The run that the subject names, where it names no test.
  private func namedRun(in history: HistoryStore) throws -> RunID? {
    if subject == "latest" { return try history.run(named: subject, suite: suite) }
    let mayBeRun = runID == nil && subject.count >= 4 && subject.allSatisfy(\.isHexDigit)
    guard mayBeRun, try history.tests(like: subject, suite: suite).isEmpty else { return nil }
    return try history.run(named: subject, suite: suite)
  }

  private func explain(run row: RunID, _ judge: Judge) throws {
    let judged = try judge.history(ofRun: row)
    let explanation = RunExplanation(of: judged, by: judge.policy)
    let past = try judge.past(of: judged)
    let identities = try judge.store.identities(of: explanation.suspects.map(\.test))
    Terminal.print(
      format == .json
        ? explanation.json(past: past, identities: identities).document
        : explanation.text(width: Terminal.width(), past: past, identities: identities))
  }

  /// The rule that the subject names, with the number of a finding where there is one.
  private var namedRule: (rule: RuleName, finding: Int?)? {
    let parts = subject.split(separator: "/", maxSplits: 1).map(String.init)
    guard let rule = parts.first.flatMap(RuleName.init) else { return nil }
    if parts.count == 1 { return (rule, nil) }
    return Int(parts[1]).map { (rule, $0) }
  }

  private func explain(_ rule: RuleName, _ number: Int?, of row: RunID, _ judge: Judge) throws {
    let report = try judge.report(ofRun: row)
    let findings = report.rules.first { $0.rule == rule.rawValue }?.findings ?? []
    if let number, !findings.indices.contains(number - 1) {
      throw NoSuchFinding(rule: rule.rawValue, number: number, count: findings.count)
    }
    // The duration of one test has more to it than the gate says.
    if rule == .durationRegression, let test = number.flatMap({ findings[$0 - 1].test }) {
      return try explain(test, in: judge.history(ofRun: row), judge)
    }
    let explanation = RuleExplanation(report: report, rule: rule, finding: number.map { $0 - 1 })
    let past = try judge.past(of: report.history)
    Terminal.print(
      format == .json
        ? explanation.json(past: past).document
        : explanation.text(width: Terminal.width(), past: past))
  }

  private func explain(testOf row: RunID, _ judge: Judge) throws {
    let judged = try judge.history(ofRun: row)
    try explain(judge.store.test(named: subject, suite: judged.run.suite), in: judged, judge)
  }

  private func explain(_ id: TestID, in judged: RunHistory, _ judge: Judge) throws {
    let identity = try judge.store.identities(of: [id])[id] ?? TestIdentity(name: subject)
    let explanation = DurationExplanation(of: id, named: identity, in: judged, by: judge.policy)
    let past = try judge.past(of: judged)
    Terminal.print(
      format == .json
        ? explanation.json(past: past).document
        : explanation.text(width: Terminal.width(), past: past))
  }
}

/// The rule has fewer findings.
struct NoSuchFinding: Error {
  var rule: String
  var number: Int
  var count: Int
}

/// A test that could not be found by what was typed.
enum TestNameError: Error {
  case unknown(String)
  case several(String, Int)
}
