import Analysis
import Gate
import History
import Presentation
import Store

/// What a run lost, as far as it can be taken on purpose.
struct OpenLosses {
  var run: RunSummary
  var rule: any Rule.Type
  var workspace: Workspace

  /// The tests whose loss by the rule is to be taken, nil for that of the whole run; none where all of it was taken
  /// from this run on already.
  ///
  /// - Throws: `NothingLost`, `TestNameError`.
  func open(named test: TestID?) throws -> [TestID?] {
    let judged = try workspace.judged(run.id)
    let known = judged.history.acceptances.filter { $0.rule == rule.name && $0.run == run.id }
    let lost: [TestID?] =
      if rule.acceptance == .lostTests {
        try rule.lostTests(of: judged.history, by: workspace.policy)
          .filter { test == nil || $0 == test }
      } else if try !known.contains(where: { $0.test == test }) && isLoss(of: test, in: judged) {
        [test]
      } else {
        []
      }
    guard lost.isEmpty, !known.contains(where: { test == nil || $0.test == test }) else {
      return lost
    }
    throw try NothingLost(run: run.key, rule: rule.name, others: others(in: judged))
  }

  /// Whether the gate finds a loss in the run, or the history a lasting one of the same.
  private func isLoss(of test: TestID?, in judged: JudgedRun) throws -> Bool {
    let report = try rule.judge(judged, by: workspace.policy)
    if rule.isLoss(report), report.findings.contains(where: { $0.test == test }) {
      return true
    }
    let series = try workspace.store.series(
      ofSuite: run.suite, trunk: run.branch ?? workspace.trunk, last: 500)
    guard let place = series.runs.firstIndex(where: { $0.id == run.id }) else { return false }
    return SuiteChanges(in: series).changes.contains { change in
      change.isLoss && place >= change.change.index - ChangeGroup.reach
        && rule.speaks(of: change.subject, test: test)
    }
  }

  /// What could be taken of the run: rules, with how many tests.
  private func others(in judged: JudgedRun) throws -> [String] {
    let policy = try workspace.policy
    return GateRules.all.compactMap { rule in
      guard let scope = rule.acceptance else { return nil }
      let report = rule.judge(judged, by: policy)
      let tests =
        scope == .lostTests
        ? rule.lostTests(of: judged.history, by: policy).count
        : rule.isLoss(report) ? report.findings.count : 0
      guard tests > 0 else { return nil }
      return rule.name.rawValue + (scope == .run ? "" : " of \(Units.count(tests, "test"))")
    }
  }
}

/// There is no loss of the kind that could be taken.
struct NothingLost: Error {
  var run: RunKey
  var rule: RuleName
  /// What there is instead.
  var others: [String]
}
