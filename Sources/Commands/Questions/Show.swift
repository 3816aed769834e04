import Analysis
import ArgumentParser
import Gate
import History
import Presentation
import Store

extension Laptime {
  /// `laptime show`: one test's page.
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: "Show all there is to know of one test: state, time, failures, owner, what to do.",
      discussion: """
        laptime show tests/unit/test_cart.py::test_total
        laptime show test_rebuild_catalog --format json

        The name is an id, a node id of pytest, or a part of one that only one test has. The \
        numbers behind a verdict on its time are those of laptime explain, all its runs those of \
        laptime history.
        """)

    @Argument(
      help: "The test: its id, its node id, or a part of it that only one test has.",
      completion: .tests)
    var test: String

    @Option(help: "The suite (else of those with such a test the one that ran last).")
    var suite: String?

    @Option(help: "text, json or markdown.")
    var format = OutputFormat.text

    @OptionGroup var workspace: WorkspaceOptions

    func run() throws {
      let workspace = try workspace.open(.read)
      let page: TestPage
      do {
        page = try self.page(in: workspace)
      } catch TestNameError.unknown(let name, let nearest) {
        if let broken = try BrokenOutside(name, suite: suite, in: workspace) { throw broken }
        throw TestNameError.unknown(name, nearest: nearest)
      }
      format.print {
        page.json
      } text: { width, style in
        page.text(width: width, style: style)
      }
    }

    private func page(in workspace: Workspace) throws -> TestPage {
      let store = try workspace.store
      let id = try workspace.test(named: test, suite: suite)
      let known = try store.identities(of: [id])[id] ?? TestIdentity(name: test)
      let suite = try self.suite ?? store.suite(ofTest: id)
      let triage = try Triage(workspace, suite: suite)
      let flaky = try triage.list(ofTest: known.id, limit: .max)
      let parameters = ["suite": suite, "test": known.id]
      let durations = try workspace.rows(of: "slowest-tests", where: parameters)
      let ofTest =
        durations.texts("test").firstIndex(of: known.id).map { [durations.rows[$0]] } ?? []
      let row = ResultTable(columns: durations.columns, rows: ofTest)
      return TestPage(
        workspace.located(known), suite: suite, flaky: flaky,
        changes: try ChangeSearch.changes(
          ofSuite: suite, trunk: workspace.trunk, last: 500, test: known.id, in: workspace
        ).of(id),
        durations: row,
        history: try workspace.rows(of: "history-of-test", where: parameters),
        tier: try workspace.tiers(parameters)[known.id],
        owners: triage.owners(of: [id: known])[id] ?? [])
    }
  }
}
