import Analysis
import ArgumentParser
import Gate
import History
import Presentation
import Runners
import Store

/// A runner by the name that `select --as` takes.
struct RunnerArgument: ExpressibleByArgument {
  static let allValueStrings = RunnerList.takingTests.map(\.name)

  let runner: any Runner

  init?(argument: String) {
    guard let runner = RunnerList.takingTests.first(where: { $0.name == argument }) else {
      return nil
    }
    self.runner = runner
  }
}

extension Laptime {
  /// `laptime select`: prints tests as their runner takes them.
  struct Select: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "select",
      abstract: "Print tests as their runner takes them.",
      discussion: """
        laptime select --tier fast,medium > fast.txt
        pytest @fast.txt
        laptime select --budget 30s > quick.txt
        laptime select --budget 30s --audit
        laptime select --needs-attempts > again.txt
        laptime run --attempt-of latest -- pytest --junitxml=again.xml @again.txt
        swift test --filter "$(laptime select --suspects)"
        go test -run "$(laptime select --suspects --as go)" ./...

        Node ids of pytest and ids stand one a line; swift and go take one pattern for all. \
        `laptime run --retry` and `--confirm` do all of this by themselves.
        """)

    @Flag(help: "The tests of the run that may have become slower.")
    var suspects = false

    @Flag(help: "The tests of the run that failed and have no pass on this source.")
    var needsAttempts = false

    @Flag(help: "The tests that failed in the run.")
    var failed = false

    @Option(
      help: ArgumentHelp(
        "The tests of these tiers, as in fast,medium; new ones always.", valueName: "tiers"))
    var tier: TierList?

    @Option(
      help: ArgumentHelp(
        "The tests in a state, as laptime tests shows it; repeatable; those seen once always.",
        valueName: "state"))
    var state: [String] = []

    @Option(
      help: ArgumentHelp(
        "Tests that take so long together: what failed last, what changed and what is new always, then those "
          + "that find the most failures a second.", valueName: "duration"))
    var budget: DurationArgument?

    @Flag(help: "Say what share of past failures such a --budget would have found.")
    var audit = false

    @Option(
      help: ArgumentHelp(
        "Of past failures, the share that --budget must have found, else it grows, as in 90%.",
        valueName: "share"))
    var recall: ShareArgument?

    @Option(help: "text (as the runner takes them) or json.")
    var format = OutputFormat.text

    @OptionGroup var chosen: ChosenRunOptions

    @Option(
      name: .customLong("as"),
      help: "pytest, swift, go or ids (else what the run's reports show).")
    var runner: RunnerArgument?

    @OptionGroup var workspace: WorkspaceOptions

    func validate() throws {
      guard suspects || needsAttempts || failed || tier != nil || !state.isEmpty || budget != nil
      else {
        throw ValidationError(
          "say which: --tier, --state, --failed, --budget, --suspects or --needs-attempts")
      }
      guard budget != nil || !(audit || recall != nil) else {
        throw ValidationError("--audit and --recall go with --budget, as in --budget 30s")
      }
    }

    func run() throws {
      let workspace = try workspace.open(.read)
      let store = try workspace.store
      _ = try states()
      let run = try workspace.run(chosen.choice)
      if audit, let budget { return try show(workspace.audit(ofRun: run, budget.microseconds)) }
      let selection = try selection(ofRun: run, in: workspace)
      if selection.tests.isEmpty { Terminal.warning(["no test is like this, so none is named"]) }
      let identities = try store.identities(of: selection.tests.map(\.test))
      if format == .json {
        return Terminal.print(
          JSON.selection(
            selection.tests.map { (identities[$0.test].map(workspace.located), $0.reason) }
          ).document)
      }
      let runner = try runner?.runner ?? RunnerList.runner(of: store.dialect(ofRun: run))
      let tests = selection.tests.compactMap { identities[$0.test] }
      let nameable = runner.nameable(tests, isFile: FileSearch.exists)
      show(
        runner.names(of: nameable, isFile: FileSearch.exists),
        leftOut: tests.count - nameable.count)
    }

    /// A line is a test. The lines are read by programs, so that nothing in them can be escaped: a name that
    /// would begin another line, or command the terminal or the CI that shows them, is in the document alone.
    private func show(_ names: [String], leftOut: Int) {
      let harmless = names.filter { TerminalText.visible($0) == $0 }
      let lines = harmless.map { $0 + "\n" }.joined()
      Terminal.print(format == .markdown ? Markdown.block(lines).text : lines)
      let missing = names.count - harmless.count + leftOut
      guard missing > 0 else { return }
      let count = Units.count(missing, "test")
      Terminal.warning(["\(count) left out, of names that no line can hold: --format json has them"]
      )
    }

    private func show(_ audit: AuditedBudget) {
      Terminal.print(format == .json ? audit.json.document : audit.text(width: Terminal.width()))
    }

    /// - Throws: `UnknownName`.
    private func states() throws -> Set<TestState> {
      try Set(
        state.map { word in
          guard let state = TestState(rawValue: word) else {
            throw UnknownName(
              kind: "state of a test is called", name: word,
              known: TestState.allCases.map(\.rawValue), isOfProgram: true)
          }
          return state
        })
    }

    private func selection(ofRun run: RunID, in workspace: Workspace) throws -> Selection {
      var selection = Selection()
      if suspects || needsAttempts || failed {
        let report = try workspace.report(of: run)
        if suspects { selection.add(report.suspects, because: "may be slower") }
        if needsAttempts {
          selection.add(report.needingAttempts, because: "failed, without a pass")
        }
        if failed {
          let failing = report.history.results.filter { $0.outcome.isFailure }
          selection.add(failing.map(\.test), because: "failed")
        }
      }
      if let budget {
        let within = try workspace.selection(
          ofRun: run, budget: budget.microseconds, recall: recall?.share)
        for choice in within { selection.add([choice.test], because: choice.reason.text) }
      }
      if tier != nil || !state.isEmpty {
        try selection.add(
          tiers: tier?.tiers ?? [], states: states(), ofRun: run, in: workspace)
      }
      return selection
    }
  }
}
