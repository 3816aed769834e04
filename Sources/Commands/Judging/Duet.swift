import Analysis
import ArgumentParser
import Gate
import History
import Host
import Presentation
import Store

extension Laptime {
  /// `laptime duet`: tests in turn on this commit and on its base.
  struct Duet: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "duet",
      abstract: "Run tests in turn on this commit and on its base; the code says if any is slower.",
      usage: "laptime duet [<options>] [<test> ...] -- <command> ...",
      discussion: """
        laptime duet -- pytest
        laptime duet test_checkout -- pytest -n 4
        laptime duet --base v1.2 --prepare 'npm ci' -- npx jest

        On one machine, in turn, until each test is settled or the time is over, so that neither the machine \
        nor a short history can be what differs. Compared are the tests that are named, else those that the \
        gate suspects in the newest run of this commit; where no history tells, both suites run once, and \
        what took longer here is compared. A test that one side lacks or that fails there is listed and \
        left out.

        The base is the newest commit shared with the trunk, on the trunk the commit before. It is checked out \
        below .laptime/duet and removed afterwards; the files here stay as they are. Where it needs packages \
        or a build, --prepare, or [duet] prepare in laptime.toml, is run in it first.

        Exit codes: 0 nothing is slower, 1 a test is, 2 the time was over before all was settled, 3 no test \
        could be compared, 66 there is no base, or the tests do not run there.
        """)

    // The parser knows one list of words, with those behind -- at its end.
    @Argument(
      help: ArgumentHelp(
        "Tests to compare, by id or a part of one or of several (else the suspects); after -- the command.",
        valueName: "test"))
    var words: [String] = []

    @Option(
      help: ArgumentHelp(
        "The commit to compare with (else the one shared with the trunk).", valueName: "commit"))
    var base: String?

    @Option(
      help: ArgumentHelp("Run this in the base's checkout first.", valueName: "command"))
    var prepare: String?

    @Option(
      help: ArgumentHelp(
        "How long it may take, preparing and the first run on the base left out (else the suite's budget, else 2m).",
        valueName: "duration"))
    var budget: DurationArgument?

    @Option(
      help: ArgumentHelp(
        "A report that the command writes, or a pattern; repeatable (else found by itself).",
        valueName: "pattern"))
    var report: [String] = []

    @Option(help: "The suite of the run whose suspects are compared.")
    var suite: String?

    @Option(help: "text, json or markdown.")
    var format = OutputFormat.text

    @OptionGroup var workspace: WorkspaceOptions

    private var command: [String] {
      Array(CommandLine.arguments.drop { $0 != "--" }.dropFirst())
    }

    private var tests: [String] { words.dropLast(command.count) }

    func validate() throws {
      if command.isEmpty {
        throw ValidationError("name the command after --, as in: laptime duet -- pytest")
      }
    }

    func run() throws {
      let workspace = try workspace.open(.write)
      var request = try DuetRequest(
        command: command, reports: report,
        budget: workspace.rerunBudget(budget, suite: suite ?? "full"))
      (request.base, request.names, request.prepare) = (base, tests, prepare)
      request.run = try recorded(in: workspace)
      guard let (base, result) = try workspace.duet(request) else {
        return print(
          DuetReport(base: base ?? "", tests: [], left: []),
          "nothing to compare: no test is suspected")
      }
      let report = try DuetReport(base: base, result, workspace.policy.slowdowns)
      print(report, nil)
      if report.count(true) > 0 { Terminal.exit(ExitCodes.gateFailed) }
      if report.count(nil) > 0 { Terminal.exit(ExitCodes.inconclusive) }
      if report.tests.isEmpty { Terminal.exit(ExitCodes.noData) }
    }

    /// The newest run of the commit that is checked out, as dirty as the checkout; nil where there is none.
    private func recorded(in workspace: Workspace) throws -> RunID? {
      do {
        let store = try workspace.store
        guard let git = workspace.git, let status = git.status(), let head = status.head,
          let run = try store.newestRun(ofCommit: head, suite: suite, branch: nil)
        else { return nil }
        let written = [FileSearch.folder(of: workspace.storePath)]
        let isSame = try store.facts(ofRun: run).isDirty == git.isDirty(status, apartFrom: written)
        return isSame ? run : nil
      } catch StoreError.missing {
        return nil
      }
    }

    private func print(_ report: DuetReport, _ instead: String?) {
      switch format {
      case .json: Terminal.print(report.json.document)
      case .markdown: Terminal.print(instead.map { "\($0)\n" } ?? report.markdown())
      case .text: Terminal.print(instead.map { "\($0)\n" } ?? report.text(width: Terminal.width()))
      }
    }
  }
}

extension DuetReport {
  init(
    base: String, _ result: DuetSession.Result, _ policy: SlowdownPolicy,
    option: String = "--budget"
  ) {
    self.init(
      base: base, tests: result.compared.map { ($0.test, DuetResult($0.entry, base: base)) },
      left: result.left, policy: policy, option: option)
  }
}
