import ArgumentParser
import History
import Presentation
import Store

extension Laptime {
  /// `laptime compare`: how two sides differ.
  struct Compare: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "compare",
      abstract: "Show how tests differ between two runs, branches or labels.",
      discussion: """
        laptime compare
        laptime compare 3f2a91c0 latest
        laptime compare main topic --since 30d
        laptime compare --where db=sqlite --vs db=postgres

        Without anything the newest run stands against the ten before it. The queries are compare and \
        compare-totals.
        """)

    @Argument(
      help: "Before: a run's id, the beginning of it, latest, or a pin; or a branch.",
      completion: .runs)
    var before: String?

    @Argument(help: "After: the same (else the newest run).", completion: .runs)
    var after: String?

    @Option(
      help: ArgumentHelp(
        "The label of the runs after; --where is then that of those before; repeatable.",
        valueName: "label"),
      completion: .labels)
    var vs: [PairArgument] = []

    @Option(help: "How many runs a side, where it is not one run (else 10).")
    var runs: CountArgument?

    @OptionGroup var filter: FilterOptions
    @OptionGroup var table: TableOptions
    @OptionGroup var store: StoreOptions

    func run() throws {
      let workspace = store.open(.read)
      let sides: [String: String?] = [
        "a": try side(before, in: workspace), "b": try side(after, in: workspace),
        "vs": vs.queryText,
        "runs": runs?.text,
      ]
      guard table.format == .text else {
        try Question(query: "compare", filter: filter, parameters: sides).print(
          table, in: workspace)
        return
      }
      let tests = try workspace.withShownNames(workspace.rows(of: "compare", filter, sides))
      var totals = filter
      totals.limit = nil
      let layout = TableLayout(
        hiding: ["difference_us"], yielding: ["low_ratio", "high_ratio", "before_us", "what"])
      let summary = ComparisonSummary(try workspace.rows(of: "compare-totals", totals, sides))
      for line in summary.lines.flatMap({ TextWrap.lines($0, width: Terminal.width()) }) {
        Terminal.print(line + "\n")
      }
      if summary.lines.isEmpty { try workspace.checkNames(filter, labels: vs) }
      if summary.lines.isEmpty { Terminal.print("a side has no run; laptime runs lists them\n") }
      for (title, words) in [("", nil), ("added", ["added"]), ("removed", ["removed"])] {
        let part = tests.rows(whose: "what", areIn: words, butNotIn: ["added", "removed"])
        guard !part.rows.isEmpty else { continue }
        Terminal.print("\n\(title)\(title.isEmpty ? "" : ":\n")")
        table.print(part, title.isEmpty ? layout : TableLayout(hiding: ["what"]))
      }
    }

    /// What queries take for a side: the id of a run, or the name of a branch.
    private func side(_ text: String?, in workspace: Workspace) throws -> String? {
      guard let text else { return nil }
      let branches = try workspace.store.names(of: .branches)
      if branches.contains(text) { return text }
      return try workspace.runKey(
        named: text, suite: filter.suite, branch: filter.branch, or: branches)
    }
  }
}

extension ResultTable {
  /// The rows with one of some words in a column; without words those with none of `others`.
  fileprivate func rows(
    whose column: String, areIn words: [String]?, butNotIn others: [String]
  ) -> ResultTable {
    guard let index = columns.firstIndex(of: column) else { return self }
    return ResultTable(
      columns: columns,
      rows: rows.filter { row in
        words.map { $0.contains { row[index] == .text($0) } }
          ?? !others.contains { row[index] == .text($0) }
      })
  }
}
