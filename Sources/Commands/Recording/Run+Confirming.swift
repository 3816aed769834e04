import Analysis
import Gate
import History
import Presentation
import Store

extension Laptime.Run {
  /// How many re-runs of suspects there may be; nil for as many as it takes.
  var reruns: Int? {
    switch confirm {
    case .times(let times): times
    case .asNeeded: nil
    case nil: 0
    }
  }

  /// Runs failing tests and suspects again. Whether there were suspects.
  func runAgain(_ run: RunID, in workspace: Workspace) throws -> Bool {
    let again = Rerunner(
      command: command, reports: report, run: run, options: options,
      workspace: workspace)
    if retry > 0 { try again.retry(retry) }
    guard reruns != 0 else { return false }
    let suite = try workspace.store.facts(ofRun: run).suite
    let budget = try TimeBudget(workspace.rerunBudget(confirmBudget, suite: suite))
    if reruns == nil, let hadSuspects = try compare(run, within: budget.left, in: workspace) {
      return hadSuspects
    }
    if reruns != nil {
      try sayIfOpen(
        run, "re-runs need earlier runs; without a number tests run in turn with the base",
        in: workspace)
    }
    let hadSuspects = try again.confirm(atMost: reruns ?? RerunsNeeded.most, within: budget)
    // What is run beside suspects may fail, as any test may that is run often.
    if hadSuspects, retry > 0 { try again.retry(retry) }
    return hadSuspects
  }

  /// Runs suspects in turn with the base. Whether there were any; nil where there is no base for all of them.
  private func compare(_ run: RunID, within budget: Int64, in workspace: Workspace) throws
    -> Bool?
  {
    var request = DuetRequest(command: command, reports: report, base: base, budget: budget)
    request.option = "--confirm-budget"
    request.run = run
    request.isFresh = true
    guard try workspace.isHere(run) else {
      let reason =
        workspace.git == nil
        ? "no checkout of git is here" : "its commit is not checked out here"
      try sayIfOpen(run, reason, in: workspace)
      return nil
    }
    do {
      guard let (base, result) = try workspace.duet(request) else { return false }
      let report = try DuetReport(
        base: base, result, workspace.policy.slowdowns, option: request.option)
      Terminal.warn("\n" + report.text(width: Terminal.proseWidth(of: 2)))
      return result.left.isEmpty ? true : nil
    } catch is CannotNameTests {
      try sayIfOpen(run, CannotNameTests.sentence, in: workspace)
      return nil
    } catch let error as DuetError {
      let reason = ErrorText(error)
      Terminal.warn("laptime: not compared with the base: \(reason.shownMessage)")
      if let hint = reason.hint { Terminal.warn("  hint: \(TerminalText.visible(hint))\n") }
      return base == nil ? nil : false
    }
  }

  /// Says why nothing is confirmed where there is no history either, which would choose tests to run again.
  private func sayIfOpen(_ run: RunID, _ reason: String, in workspace: Workspace) throws {
    let report = try workspace.report(of: run).report(of: DurationRegression.name)
    guard let lack = report?.lack, lack != .machine else { return }
    Terminal.warn("laptime: --confirm compared nothing: \(reason)\n")
  }
}
