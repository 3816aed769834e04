import ArgumentParser
import History
import Presentation
import Store

/// `laptime query`: runs a query by name, or a statement of the user's.
struct Query: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run a query by its name, or a statement from standard input, which can only read.",
    discussion: """
      laptime query slowest-tests --param limit=5 --format csv
      echo 'SELECT count(*) FROM runs' | laptime query
      """)

  @Argument(help: "The query; without one, a statement is read from standard input.")
  var name: String?

  @Option(
    help: ArgumentHelp("A parameter of the query; repeatable.", valueName: "name=value"))
  var param: [PairArgument] = []

  @Flag(help: "List the queries: their names, what they answer, their parameters.")
  var list = false

  @OptionGroup var table: TableOptions
  @OptionGroup var store: StoreOptions

  func run() throws {
    if list { return listQueries() }
    let parameters = Dictionary(
      param.map { ($0.key, $0.value) }, uniquingKeysWith: { $1 })
    guard let name, name != "-" else {
      let history = try store.open(.read)
      return table.print(try history.read(FileSearch.standardInput(), parameters))
    }
    table.print(try store.rows(of: name, parameters))
  }

  private func listQueries() {
    let rows: [[ResultTable.Cell]] = NamedQuery.builtIn.map { query in
      [.text(query.name), .text(query.answers), .text(query.notes.joined(separator: "; "))]
    }
    let columns = ["query", "answers", "parameters"]
    guard table.format == .text else {
      return table.print(ResultTable(columns: columns, rows: rows))
    }
    for query in NamedQuery.builtIn {
      Terminal.print("\(query.name)\n  \(query.answers)\n")
      for note in query.notes { Terminal.print("    \(note)\n") }
    }
  }
}
