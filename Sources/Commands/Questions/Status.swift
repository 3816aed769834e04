import Analysis
import ArgumentParser
import Gate
import History
import Presentation
import Quarantine
import Store

extension Laptime {
  /// `laptime status`: how a suite stands this morning.
  struct Status: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "status",
      abstract: "Show how a suite stands: its last run, what changed, what flakes, what is due.",
      discussion: """
        laptime status
        laptime status --suite unit --format json

        Of the trunk, or of --branch; in CI of its commit, where that has a run. Each line has a command that tells more: laptime trend, \
        laptime changes, laptime flaky, laptime quarantine list.
        """)

    @Option(help: "The suite (else the one that ran last).", completion: .suites)
    var suite: String?

    @Option(help: "The branch (else the trunk, where it has runs).", completion: .branches)
    var branch: String?

    @Option(help: "text, json or markdown.")
    var format = OutputFormat.text

    @OptionGroup var workspace: WorkspaceOptions

    func run() throws {
      let page = try page(in: workspace.open(.read))
      format.print {
        page.json
      } text: { width, style in
        page.text(width: width, style: style)
      }
    }

    private func page(in workspace: Workspace) throws -> StatusPage {
      let store = try workspace.store
      let suites = try store.names(of: .suites)
      if let suite, !suites.contains(suite) { throw UnknownSuite(name: suite, known: suites) }
      let (newest, branch) = try newest(in: workspace)
      let policy = try workspace.policy
      let triage = try Triage(workspace, suite: newest.suite)
      var page = StatusPage(
        newest: newest, branch: branch ?? "any branch",
        trend: try workspace.rows(
          of: "trend",
          where: [
            "suite": newest.suite, "branch": branch, "limit": String(Self.runs),
            "until": String(newest.startedAt.iso8601.prefix(Self.secondDigits)),
          ]),
        changes: try ChangeSearch.changes(
          ofSuite: newest.suite, trunk: workspace.trunk, last: 500, test: nil, in: workspace),
        flaky: try triage.list(limit: .max) { $0.assessment.state.deservesAttention },
        due: try due(in: workspace), budget: policy.suites[newest.suite]?.budget,
        floor: policy[CoverageSettings.floor], now: workspace.now)
      page.verdict = try store.verdicts(ofRun: newest.id, limit: 1).first
      page.failing = triage.failing(on: branch)
      page.others = suites.filter { $0 != newest.suite }
      return page
    }

    private static let runs = 12
    /// As far as queries tell times: `2026-03-01T10:00:00`.
    private static let secondDigits = 19

    /// The newest run of the branch that is asked for, else of the trunk, else of all.
    private func newest(in workspace: Workspace) throws -> (run: RunSummary, branch: String?) {
      let store = try workspace.store
      if suite == nil, branch == nil, let ci = try workspace.runOfCI(RunChoice()) {
        let run = try store.summary(ofRun: ci)
        return (run, run.branch)
      }
      let suite =
        try self.suite ?? store.facts(ofRun: store.run(named: HistoryStore.latestRun)).suite
      let wanted = try branch ?? workspace.trunk
      let choice = RunChoice(suite: suite, branch: wanted)
      if let run = try workspace.runOfCI(choice)
        ?? (try? store.run(
          named: HistoryStore.latestRun, suite: suite, branch: wanted, isWhole: true))
      {
        return (try store.summary(ofRun: run), wanted)
      }
      if let branch { throw NoRunOfBranch(branch: branch, known: try store.names(of: .branches)) }
      let newest = try store.run(named: HistoryStore.latestRun, suite: suite, isWhole: true)
      return (try store.summary(ofRun: newest), nil)
    }

    /// The lines of the quarantine that end within a week, or are over.
    private func due(in workspace: Workspace) throws -> ResultTable {
      let soon = Instant(microseconds: workspace.now.microseconds + 7 * 86_400_000_000)
      let entries = try workspace.quarantine?.quarantine.entries ?? []
      return Quarantine.table(
        of: entries.filter { $0.expires.map { $0 <= soon } ?? false }
          .sorted { ($0.expires?.microseconds ?? 0) < ($1.expires?.microseconds ?? 0) })
    }
  }
}

/// No run of a branch that somebody named.
struct NoRunOfBranch: Error {
  var branch: String
  var known: [String]
}
