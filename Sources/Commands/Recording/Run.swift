import Analysis
import ArgumentParser
import Gate
import History
import Host
import Presentation
import Runners
import Store

extension Laptime {
  /// `laptime run`: runs a test command, measures it and records the reports that it wrote.
  struct Run: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "run",
      abstract: "Run a test command, measure it, record the reports it wrote.",
      discussion: """
        laptime run -- pytest -n auto --cov
        laptime run --gate --suite unit -- swift test --parallel
        laptime run --gate --retry 2 --confirm -- pytest
        laptime run --gate --attempt-of latest --confirm -- pytest

        Where the command names no report the runner is asked for one, by an option or through \
        the environment; what it prints stays as it was.

        The command keeps its input, output, terminal and signals, and its own exit code is kept, \
        whatever becomes of the recording. With --gate the gate's exit code counts once there is a \
        verdict; where there can be none it is the command's own, or says what stood in the way.

        With --confirm, tests that may be slower run in turn on this commit and on its base, as laptime \
        duet does; where git has no base for them they run again as often as the length of the history asks \
        for, beside some that are no suspects. With a number they run again here, so many times at the most.

        Tests are run again by their names with \(RunnerList.namingTests.joined(separator: ", ")); \
        for any other runner laptime.toml says how: [runner] rerun = "npm test -- {tests}". \
        With --attempt-of, --confirm and --retry run those tests of that run alone.
        """)

    @Option(
      help: ArgumentHelp(
        "A report that the command writes, or a pattern; repeatable (else found by itself).",
        valueName: "pattern"))
    var report: [String] = []

    @Flag(inversion: .prefixedNo, help: "Ask the runner for a report where the command names none.")
    var ask = true

    @Flag(help: "Judge the run when it is recorded.")
    var gate = false

    @Option(
      defaultAsFlag: ConfirmArgument.asNeeded, parsing: .next,
      help: ArgumentHelp(
        "Settle which tests became slower: beside the base, or by this many re-runs.",
        valueName: "times"))
    var confirm: ConfirmArgument?

    @Option(
      help: ArgumentHelp(
        "How long --confirm may take (else the suite's budget, else 2m).", valueName: "duration"))
    var confirmBudget: DurationArgument?

    @Option(
      help: ArgumentHelp(
        "The commit that --confirm compares with (else the one shared with the trunk).",
        valueName: "commit"))
    var base: String?

    @Flag(help: "Pull from the remote of laptime.toml before, and push to it after.")
    var sync = false

    @Option(
      help: ArgumentHelp(
        "Run tests that failed up to this many times more, each time in a new process.",
        valueName: "times"))
    var retry = 0

    @Flag(
      inversion: .prefixedNo,
      help: "Measure the machine's speed afterwards (1 % of the time, 0.4 s at the most).")
    var probe = true

    @Option(
      help: ArgumentHelp(
        "Leave out the tests of other tiers, by the suite's history, as in fast,medium.",
        valueName: "tiers"))
    var tier: TierList?

    @Option(
      defaultAsFlag: .best, parsing: .next,
      help: ArgumentHelp(
        "Run the tests in the order that ends soonest by the suite's history, or fail-first.",
        valueName: "order"))
    var order: OrderArgument?

    @Flag(help: "Have pytest's tests watched by cProfile, and keep where the time went.")
    var profile = false

    @Option(help: "text, json or markdown, for what --gate says.")
    var format = OutputFormat.text

    @Flag(
      inversion: .prefixedNo,
      help: "In a CI, add what --gate says to the job's summary and mark it in the log.")
    var marks = true

    @OptionGroup var options: RunOptions
    @OptionGroup var workspace: WorkspaceOptions

    @Argument(parsing: .postTerminator, help: "The command, after --.")
    var command: [String] = []

    func validate() throws {
      if command.isEmpty {
        throw ValidationError("name the command after --, as in: laptime run -- pytest")
      }
      guard (0...20).contains(reruns ?? 0), (0...20).contains(retry) else {
        throw ValidationError("--confirm and --retry are numbers from 0 to 20")
      }
      try checkOrder()
      try checkProfile()
    }

    mutating func run() throws {
      if let tier { try narrow(to: tier) }
      let isSettling = options.attemptOf != nil && (reruns != 0 || retry > 0)
      let workspace = try workspace.open(isSettling ? .write : .create)
      try RunFacts.checkShard(options, in: workspace)
      workspace.judges = gate
      workspace.newSources = NewSources.now(in: workspace)
      // What is printed of blocked runs is to be what these retries achieve.
      if retry > 0 {
        try workspace.changePolicy {
          $0[FlakySettings.attempts] = min(retry + 1, FlakeEstimate.maximumAttempts)
        }
      }
      if sync { try pull(in: workspace) }
      if let run = options.attemptOf, isSettling { try settle(run, in: workspace) }
      let folder = ScratchFolder()
      let measured: MeasuredCommand
      do {
        measured = try MeasuredCommand.run(
          command, reports: report, withProbe: probe, printingInto: folder, asking: ask,
          list: try testList(in: workspace), profiled: profile)
      } catch {
        folder?.remove()
        throw error
      }
      workspace.forgetGit()
      var steps = Steps()
      let recorded = steps.take("the run was not recorded") { try record(measured, in: workspace) }
      folder?.remove()
      guard let run = recorded else { end(measured.usage.end, after: steps) }
      let hadSuspects =
        steps.take("the tests were not run again") { try runAgain(run, in: workspace) } ?? false
      if sync { push(in: workspace) }
      if gate || hadSuspects {
        let verdict = steps.take("the run was not judged") { try judge(run, in: workspace) }
        if gate, let verdict { Terminal.exit(verdict.exitCode) }
      }
      end(measured.usage.end, after: steps)
    }

    /// Ends as the command did; where it succeeded and a verdict was wanted that nobody could give, with
    /// the code of what stood in the way, so that nothing passes that was not judged.
    private func end(_ status: ExitStatus, after steps: Steps) -> Never {
      let code = status.shellCode
      Terminal.exit(code == 0 && gate ? steps.failure ?? ExitCodes.noData : code)
    }

    /// Runs only what a recorded run left open, and ends.
    private func settle(_ name: String, in workspace: Workspace) throws -> Never {
      let run = try workspace.run(named: name, suite: options.statedSuite)
      let hadSuspects = try runAgain(run, in: workspace)
      let verdict = gate || hadSuspects ? try judge(run, in: workspace) : nil
      if gate, let verdict { Terminal.exit(verdict.exitCode) }
      // As the command of a test that fails ends.
      let isOpen = try retry > 0 && !workspace.report(of: run).needingAttempts.isEmpty
      Terminal.exit(isOpen ? ExitCodes.gateFailed : ExitCodes.pass)
    }

    private func judge(_ run: RunID, in workspace: Workspace) throws -> Verdict {
      let report = try workspace.judge(run)
      try show(report, in: workspace)
      if gate && marks {
        try JobMarks(workspace: workspace).add(report, isDocument: format != .text)
      }
      return report.verdict
    }

    /// Records what the command wrote and gives the run.
    private func record(_ measured: MeasuredCommand, in workspace: Workspace) throws -> RunID {
      for report in measured.missing {
        Terminal.warn("laptime: warning: \(TerminalText.visible(report)) was not written\n")
      }
      let found =
        report.isEmpty
        ? try measured.recognisedReports() : FoundReports(files: measured.reports)
      guard !found.files.isEmpty else {
        throw NoReport(measured, command)
      }
      for line in found.lines { Terminal.warn("\(line)\n") }
      if found.lacksOwn {
        Terminal.warning(["a report that was asked for cannot be read, and the run lacks it"])
      }
      let recorder = Recorder(
        options: options, workspace: workspace, folder: Terminal.currentFolder())
      let result = try recorder.record(found.files, own: found.own) { run in
        run.measurement = measured.measurement
        run.measurement?.command = command
        run.measurement?.folder = workspace.folder
        run.lacksReports = !report.isEmpty && !measured.missing.isEmpty || found.lacksOwn
        run.startedAt = run.startedAt ?? measured.usage.start
        run.part = try? part(of: run, in: workspace)
        noteProfile(in: &run)
      }
      Recorder.warn(result.recording.warnings)
      Terminal.warn(result.text(ofCommand: command, measured.end))
      // Coverage alone joins an earlier run, whose tests are not what this command ran.
      if gate, !result.recording.hasNewResults { throw NoReport(command: command) }
      return result.recording.run
    }

    /// Text goes to standard error, so that what the command prints stays its own; a document that was
    /// asked for goes where documents go.
    private func show(_ report: GateReport, in workspace: Workspace) throws {
      switch format {
      case .text: Terminal.warn("\n" + report.text(on: 2))
      case .json: Terminal.print(report.json.document)
      case .markdown: Terminal.print(try workspace.comment(on: report).markdown.text)
      }
    }
  }
}
