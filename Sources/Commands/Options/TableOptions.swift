public import ArgumentParser
import History
public import Presentation

extension ResultTable.Face: ExpressibleByArgument {}

/// How rows are printed.
struct TableOptions: ParsableArguments {
  @Option(help: "text, json, jsonl, csv, tsv or markdown.")
  var format = ResultTable.Face.text

  /// Prints a table.
  func print(_ table: ResultTable) {
    Terminal.print(table.text(as: format, width: Terminal.width()))
  }
}
