import ArgumentParser
import History
import Presentation
import Store

extension Laptime {
  /// `laptime query`: runs a query by name, or a statement of the user's.
  struct Query: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "query",
      abstract: "Run a query by its name, or a statement from standard input, which can only read.",
      discussion: """
        laptime query --list
        laptime query slowest-tests --param limit=5 --format csv
        echo 'SELECT count(*) FROM runs' | laptime query

        Your own queries are files of the folder queries beside the store: .laptime/queries/NAME.sql.

        laptime query runs --remote
        laptime query slowest-tests --remote clickhouse+https://HOST/DATABASE

        With --remote a ClickHouse server is asked instead of the store: that of laptime.toml, or the one named \
        behind. It answers the queries that --list --remote shows, for the project at hand (--param project=NAME), \
        and statements in its own dialect.
        """)

    @Argument(
      help: "The query; without one, a statement is read from standard input.", completion: .queries
    )
    var name: String?

    @Argument(
      help: ArgumentHelp(
        "With --remote: the server (else [remote] url of laptime.toml).", valueName: "url"))
    var url: String?

    @Flag(help: "Ask a ClickHouse server instead of the store.")
    var remote = false

    @Option(
      help: ArgumentHelp("A parameter of the query; repeatable.", valueName: "name=value"))
    var param: [PairArgument] = []

    @Flag(help: "List the queries: their names, what they answer, their parameters.")
    var list = false

    @Flag(help: "Show how SQLite goes about it instead of running it.")
    var explain = false

    @OptionGroup var table: TableOptions
    @OptionGroup var store: StoreOptions

    func validate() throws {
      guard remote || url == nil else { throw ValidationError("only with --remote is there a url") }
      guard !remote || !explain else { throw ValidationError("--explain is of the store alone") }
    }

    func run() throws {
      if remote { return try RemoteQuestion(self).run() }
      let workspace = store.open(.read)
      let queries = OwnQueries(besideStore: workspace.storePath)
      if list { return show(queries) }
      let query =
        try name.flatMap { $0 == "-" ? nil : $0 }.map(queries.named)
        ?? NamedQuery(name: "standard input", sql: FileSearch.standardInput())
      let history = try workspace.store
      if explain { return show(try history.plan(of: query)) }
      var parameters = Dictionary(param.map { ($0.key, $0.value) }, uniquingKeysWith: { $1 })
      if let test = parameters["test"] { parameters["test"] = try workspace.pattern(test) }
      try table.print { size, receive in
        try history.read(query, parameters, inPiecesOf: size, receive)
      }
    }

    private func show(_ queries: OwnQueries) {
      show(queries.all, own: Set(queries.own.map(\.name)))
    }

    /// Lists queries.
    func show(_ queries: [NamedQuery], own: Set<String>) {
      let rows: [[ResultTable.Cell]] = queries.map { query in
        [
          .text(query.name), .text(query.answers),
          .text(query.parameterNames.joined(separator: " ")),
        ]
      }
      guard table.format == .text else {
        return table.print(ResultTable(columns: ["query", "answers", "parameters"], rows: rows))
      }
      let style = Terminal.style()
      for query in queries {
        let name = TerminalText.visible(query.name)
        Terminal.print(
          style.colored(name, .bold) + (own.contains(query.name) ? " (yours)" : "") + "\n")
        let answers = TerminalText.visible(query.answers)
        Terminal.print(TextWrap.hanging("  ", answers, indent: 2, width: Terminal.width()))
        for line in query.parameters.map(TerminalText.visible) {
          let names = "    \(line.prefix(Self.namesWidth))"
          Terminal.print(
            TextWrap.hanging(
              names, String(line.dropFirst(Self.namesWidth)), indent: names.count,
              width: Terminal.width()))
        }
      }
    }

    /// In the comments of queries, what is behind the names of parameters begins here.
    private static let namesWidth = 17

    /// Shows the steps of a plan as a tree, or as rows.
    private func show(_ plan: ResultTable) {
      guard table.format == .text else { return table.print(plan) }
      var depths: [ResultTable.Cell: Int] = [:]
      for row in plan.rows {
        let depth = depths[row[1]].map { $0 + 1 } ?? 0
        depths[row[0]] = depth
        guard case .text(let detail) = row[2] else { continue }
        Terminal.print(String(repeating: "  ", count: depth) + TerminalText.visible(detail) + "\n")
      }
    }
  }
}
