import Analysis
import ArgumentParser
import Gate
import History
import Host
import Presentation
import Store

extension Laptime {
  /// `laptime explain`: the numbers behind a verdict.
  struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "explain",
      abstract: "Show the numbers behind what the gate says of a test, a run or a finding.",
      discussion: """
        laptime explain tests.unit.test_cart::test_total --run latest
        laptime explain latest
        laptime explain group-regression/1 --run latest

        Of a test: what it took and was expected to take, and each figure of the verdict. Of a run: the \
        baseline, the machine and the suspects. Of a rule or, by its number, one of its findings: each figure of it. \
        Of all: the runs that are left out and why, and the commits since the last run.
        """)

    @Argument(
      help: ArgumentHelp(
        "A test: its id, or a part of it that only one test has; a run: its id, the beginning of it, "
          + "latest, or a pin; or a rule of the gate, with /N its finding of that number.",
        valueName: "test, run or finding"))
    var subject: String

    @OptionGroup var chosen: ChosenRunOptions

    @Option(help: "text, json or markdown.")
    var format = OutputFormat.text

    @Flag(help: "By what was known when the run was recorded, as backtest judges it.")
    var replay = false

    @OptionGroup var workspace: WorkspaceOptions

    func run() throws {
      let workspace = try workspace.open(.read)
      if let (rule, number) = namedRule {
        try explain(rule, number, of: run(in: workspace), in: workspace)
      } else if let run = try namedRun(in: workspace) {
        try explain(run: run, in: workspace)
      } else {
        let judged = try judged(run(in: workspace), in: workspace)
        try explain(test(of: judged, in: workspace), of: judged, in: workspace)
      }
    }

    /// The test that the subject names; what is none may have been meant as a rule.
    private func test(of judged: JudgedRun, in workspace: Workspace) throws -> TestID {
      do {
        return try workspace.test(named: subject, suite: judged.history.run.suite)
      } catch let error as TestNameError {
        guard case .unknown(let name, let nearest) = error else { throw error }
        let words = subject.split(separator: "/", maxSplits: 1).map(String.init)
        let rules = Spelling.likely(
          for: words.first ?? "", among: GateRules.all.map { $0.name.rawValue })
        let meant = rules.map { ([$0] + words.dropFirst()).joined(separator: "/") }
        throw TestNameError.unknown(name, nearest: meant + nearest)
      }
    }

    /// The run of the test or finding.
    private func run(in workspace: Workspace) throws -> RunID {
      try workspace.run(chosen.choice)
    }

    /// The run that the subject names, where it names no test.
    private func namedRun(in workspace: Workspace) throws -> RunID? {
      let store = try workspace.store
      let isPin = try chosen.runName == nil && store.names(of: .pins).contains(subject)
      if subject == HistoryStore.latestRun || isPin {
        return try workspace.run(named: subject, suite: chosen.suite)
      }
      let mayBeRun = chosen.runName == nil && subject.count >= 4 && subject.allSatisfy(\.isHexDigit)
      guard mayBeRun, try store.tests(like: subject, suite: chosen.suite).isEmpty else {
        return nil
      }
      return try workspace.run(named: subject, suite: chosen.suite)
    }

    /// The rule that the subject names, with the number of a finding where there is one.
    private var namedRule: (rule: any Rule.Type, finding: Int?)? {
      let parts = subject.split(separator: "/", maxSplits: 1).map(String.init)
      guard let rule = parts.first.flatMap(GateRules.named) else { return nil }
      if parts.count == 1 { return (rule, nil) }
      return Int(parts[1]).map { (rule, $0) }
    }

    private func judged(_ run: RunID, in workspace: Workspace) throws -> JudgedRun {
      try replay ? workspace.replayed(run) : workspace.judged(run)
    }

    private func explain(run: RunID, in workspace: Workspace) throws {
      let judged = try judged(run, in: workspace)
      let explanation = try RunExplanation(of: judged, by: workspace.policy)
      let past = try workspace.past(of: judged.history)
      let identities = workspace.located(
        try workspace.store.identities(of: explanation.suspects.map(\.test)))
      format.print {
        explanation.json(past: past, identities: identities)
      } text: { width, _ in
        explanation.text(width: width, past: past, identities: identities)
      }
    }

    private func explain(
      _ rule: any Rule.Type, _ number: Int?, of run: RunID, in workspace: Workspace
    ) throws {
      let judged = try judged(run, in: workspace)
      let report = try workspace.report(of: judged)
      let findings = report.report(of: rule.name)?.findings ?? []
      if let number, !findings.indices.contains(number - 1) {
        throw NoSuchFinding(rule: rule.name, number: number, count: findings.count)
      }
      // The duration of one test has more to it than the gate says.
      if rule.findsSlowTests, let test = number.flatMap({ findings[$0 - 1].test }) {
        return try explain(test, of: judged, in: workspace)
      }
      let explanation = RuleExplanation(
        report: report, rule: rule.name, finding: number.map { $0 - 1 })
      let past = try workspace.past(of: report.history)
      format.print {
        explanation.json(past: past)
      } text: { width, _ in
        explanation.text(width: width, past: past)
      }
    }

    private func explain(_ test: TestID, of judged: JudgedRun, in workspace: Workspace) throws {
      let identity =
        try workspace.store.identities(of: [test])[test].map(workspace.located)
        ?? TestIdentity(name: subject)
      let explanation = try DurationExplanation(
        of: test, named: identity, in: judged, by: workspace.policy)
      let past = try workspace.past(of: judged.history)
      format.print {
        explanation.json(past: past)
      } text: { width, _ in
        explanation.text(width: width, past: past)
      }
    }
  }
}

/// The rule has fewer findings.
struct NoSuchFinding: Error {
  var rule: RuleName
  var number: Int
  var count: Int
}

/// A test that could not be found by what was typed.
enum TestNameError: Error {
  /// No test has the name; with the nearest names that there are.
  case unknown(String, nearest: [String])
  /// Several tests have it in theirs; with some of those.
  case several(String, Int, among: [String])
  /// Several tests may have been cut to it; with some of those.
  case cut(String, Int, among: [String])
}
