import Gate
import History
import Host
import Runners
import Store

extension Workspace {
  /// Adds how the tests of a report's run are run again: by the command that was recorded if its runner is
  /// known, else by the usual one of the runner that wrote the reports.
  func addCommands(to report: inout GateReport) throws {
    let run = report.history.run.id
    let recorded = try store.command(ofRun: run)
    let runner =
      try RunnerList.runner(startedBy: recorded)
      ?? RunnerList.runner(of: store.dialects(ofRun: run))
    let isSeen = RunnerList.runner(startedBy: recorded) != nil
    report.command = isSeen || runner.usualCommand.isEmpty ? recorded : runner.usualCommand
    let rerun = try RerunCommand(
      command: report.command, template: configuration.rerun, isFile: isFile)
    report.folder = try folder(toRunAgain: run)
    leaveOutNames(in: &report, rerun, runner)
    for finding in report.rules.flatMap(\.findings) {
      guard case .retry(let test, _)? = finding.next, let identity = report.history.identities[test]
      else { continue }
      var alone = rerun
      alone.template = nil
      report.reruns[test] = alone.command(for: [identity], runner)
    }
  }

  /// Where to go before the command of a run means what it meant, from here; nil where that is here, or nobody knows.
  private func folder(toRunAgain run: RunID) throws -> String? {
    guard let git, let recorded = try store.folder(ofRun: run),
      let place = FileSearch.folder(recorded, below: git.root), place != Terminal.currentFolder()
    else { return nil }
    return FileSearch.path(to: place, from: Terminal.currentFolder())
  }

  /// The folder of the checkout that this is typed in, `.` for its top; nil where there is no checkout.
  var folder: String? {
    guard let git else { return nil }
    return FileSearch.path(to: Terminal.currentFolder(), from: git.root)
  }

  /// Where single tests cannot be named to the runner, no step is to ask for that: all are run again.
  private func leaveOutNames(
    in report: inout GateReport, _ rerun: RerunCommand, _ runner: any Runner
  ) {
    guard !report.command.isEmpty else { return }
    let any = TestIdentity(className: "tests", name: "test")
    let tests = Array(report.history.identities.values) + [any]
    guard rerun.command(for: tests, runner) == nil else { return }
    report.namesTests = false
    for rule in report.rules.indices {
      for index in report.rules[rule].findings.indices {
        switch report.rules[rule].findings[index].next {
        case .retryFailures(let run)?, .confirm(let run)?:
          report.rules[rule].findings[index].next = .runAgain(run: run)
        default: break
        }
      }
    }
  }

  /// Says why a run is incomplete, where the words of its command show it.
  func tellEarlyStop(of report: inout GateReport) throws {
    guard
      let place = report.reasons.firstIndex(where: {
        $0.next == nil && $0.sentence == "the run is incomplete"
      }),
      let end = report.history.commands.last(where: \.isWhole)?.end,
      let stop = IncompleteRun(
        try store.command(ofRun: report.history.run.id), end, suite: report.history.run.suite)
    else { return }
    report.reasons[place] = NoDataReason(stop.sentence)
  }

  /// Whether the runner of a run spreads tests in a way that nobody sees.
  func hidesWorkers(_ history: RunHistory) throws -> Bool {
    let command = try store.command(ofRun: history.run.id)
    let seen = RunnerList.runner(startedBy: command)
    let runner = try seen ?? RunnerList.runner(of: store.dialect(ofRun: history.run.id))
    return runner.hidesWorkers(seen == nil ? nil : command)
  }

  /// Whether the runner of a run is known to run one test after the other.
  func isOneByOne(_ history: RunHistory) throws -> Bool {
    let command = try store.command(ofRun: history.run.id)
    let seen = RunnerList.runner(startedBy: command)
    let runner = try seen ?? RunnerList.runner(of: store.dialects(ofRun: history.run.id))
    let tests = history.results.map(\.test)
    return runner.runsOneByOne(seen == nil ? nil : command) {
      let identities = (try? store.identities(of: tests)) ?? [:]
      return Set(identities.values.map(\.file)).count
    }
  }
}
