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

  /// Prints a table as its rows come.
  ///
  /// `read`: calls with each piece of the rows, which has so many at the most.
  func print(_ read: (_ size: Int, _ receive: (ResultTable) throws -> Void) throws -> Void) throws {
    var pieces = TablePieces(as: format, width: Terminal.width())
    var isEmpty = true
    try read(pieces.size) { piece in
      isEmpty = isEmpty && piece.rows.isEmpty
      Terminal.print(pieces.text(of: piece))
      // Nobody is there to read the rest.
      if Terminal.hasLostOutput { Terminal.exit(ExitCodes.pass) }
    }
    Terminal.print(pieces.end(isEmpty: isEmpty))
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
