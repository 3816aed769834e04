import History
import Presentation
import Store

/// A question to the history: a query that the program carries, with its parameters.
struct Question {
  var query: String
  var filter: FilterOptions
  var parameters: [String: String?] = [:]

  /// More rows are not counted.
  private static let mostCounted = 5000
  /// No query shows fewer rows where nobody says how many.
  private static let leastShown = 20

  /// Prints the rows: to people with the names that they paste and with a word on what is left out, to
  /// programs all of them unless a limit is given.
  ///
  /// `completed`: the rows with what the query does not know.
  @discardableResult
  func print(
    _ table: TableOptions, _ layout: TableLayout = TableLayout(), in workspace: Workspace,
    completed: (ResultTable) throws -> ResultTable = { $0 }
  ) throws -> ResultTable {
    var question = self
    if table.format != .text && table.format != .markdown {
      question.filter.limit = filter.limit ?? 0
    }
    let rows = try completed(question.rows(in: workspace))
    if rows.rows.isEmpty { try workspace.checkNames(filter, parameters) }
    guard table.format == .text else {
      table.print(rows, layout)
      return rows
    }
    table.print(try workspace.withShownNames(rows), layout)
    if let left = try leftOut(beside: rows.rows.count, in: workspace) {
      Terminal.print(Terminal.style().colored(left, .dim) + "\n")
    }
    return rows
  }

  private func rows(in workspace: Workspace) throws -> ResultTable {
    try workspace.rows(of: query, filter, parameters)
  }

  /// `40 of 300 (--limit 0 for all)` where there are more rows than are shown.
  private func leftOut(beside shown: Int, in workspace: Workspace) throws -> String? {
    guard filter.limit != 0, shown >= filter.limit ?? Self.leastShown else { return nil }
    var all = self
    all.filter.limit = Self.mostCounted + 1
    let count = try all.rows(in: workspace).rows.count
    guard count > shown else { return nil }
    let of =
      count > Self.mostCounted
      ? "more than \(Units.grouped(Self.mostCounted))" : Units.grouped(count)
    return "\(Units.grouped(shown)) of \(of) (--limit 0 for all)"
  }
}
