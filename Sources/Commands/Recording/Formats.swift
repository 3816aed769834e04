import ArgumentParser
import History
import Reports

extension Laptime {
  /// `laptime formats`: which reports can be read.
  struct Formats: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "formats",
      abstract: "List the report formats that can be read.",
      discussion: """
        laptime formats
        laptime record --as junit odd-name.txt
        """)

    @OptionGroup var table: TableOptions

    func run() {
      table.print(
        ResultTable(
          columns: ["format", "written_by"],
          rows: ReportReader.formats.map { [.text($0.name), .text($0.description)] }))
    }
  }
}
