import ArgumentParser
import History
import Presentation
import Store

extension Laptime {
  /// `laptime doctor`: whether the store is sound, and what its runs lack.
  struct Doctor: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "doctor",
      abstract: "Say whether the store is sound, and what the last runs lack and how to get it.",
      discussion: """
        laptime doctor
        laptime doctor --format json
        laptime doctor --salvage saved.db

        --salvage writes a new store of all that can be read of this one, which stays as it is, and says in \
        figures what could not be read: with 0 where nothing is missing, with 1 where something is.

        Exit codes: 0 where the store is sound, whatever its runs lack; 1 where it is sound and \
        something is amiss (rights, clock, a log that was never written back); 74 where it is \
        damaged.
        """)

    @Option(
      help: ArgumentHelp("Write a sound store of what can be read of this one.", valueName: "new"),
      completion: .file())
    var salvage: String?

    @Option(help: "text, json or markdown.")
    var format = OutputFormat.text

    @OptionGroup var workspace: ConfiguredOptions

    func run() throws {
      if let salvage { return try save(into: salvage) }
      let checkup = try StoreCheck(workspace: workspace.open(.read)).checkup()
      format.print {
        checkup.json
      } text: { width, style in
        checkup.text(width: width, style: style)
      }
      if checkup.isDamaged { Terminal.exit(ExitCodes.cannotRead) }
      if !checkup.problems.isEmpty { Terminal.exit(ExitCodes.gateFailed) }
    }

    private func save(into new: String) throws {
      let outcome = try HistoryStore.salvage(
        workspace.store.path, into: new, fingerprinter: Workspace.fingerprinter)
      format.print {
        outcome.json(path: new)
      } text: { _, _ in
        outcome.text(path: new)
      }
      if !outcome.isWhole { Terminal.exit(ExitCodes.gateFailed) }
    }
  }
}
