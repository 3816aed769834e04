public import ArgumentParser
import History
public import Presentation
import Store

extension ResultTable.Face: ExpressibleByArgument {}

/// How rows are printed.
struct TableOptions: ParsableArguments {
  @Option(help: "text, json, jsonl, csv, tsv or markdown.")
  var format = ResultTable.Face.text

  /// Prints a table.
  func print(_ table: ResultTable, _ layout: TableLayout = TableLayout()) {
    Terminal.print(table.text(as: format, width: Terminal.width(), layout: layout))
  }

  /// Prints what a query says of its figures below them, for people alone.
  func remark(on query: String) throws {
    guard format == .text else { return }
    let text = try NamedQuery.builtIn(query).remarks.joined(separator: " ")
    say(TextWrap.lines(text, width: Terminal.width() ?? 80))
  }

  private func say(_ lines: [String]) {
    for line in lines { Terminal.print(Terminal.style().colored(line, .dim) + "\n") }
  }
}
