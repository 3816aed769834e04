import ArgumentParser
import History
import Presentation
import Store

extension Laptime {
  /// `laptime backup`: a copy of the store.
  struct Backup: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "backup",
      abstract: "Copy the store into a new file, whoever writes to it meanwhile.",
      discussion: """
        laptime backup history-2026-11.db
        laptime runs --store history-2026-11.db

        The copy is a store of its own, looked through before it has its name; a file that is there \
        is never written over.
        """)

    @Argument(help: "The file to make.", completion: .file())
    var file: String

    @OptionGroup var store: StoreOptions

    func run() throws {
      let history = try store.open(.read).store
      let runs = try history.names(of: .runs).count
      try history.backUp(to: file)
      let size = FileSearch.size(of: file).map { ", \(Units.bytes($0))" } ?? ""
      Terminal.print(
        "\(TerminalText.visible(file)): a copy of \(Units.count(runs, "run"))\(size)\n")
    }
  }
}
