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

        Exit codes: 0 where the store is sound, whatever its runs lack; 1 where it is sound and \
        something is amiss (rights, clock, a log that was never written back); 74 where it is \
        damaged.
        """)

    @Option(help: "text, json or markdown.")
    var format = OutputFormat.text

    @OptionGroup var workspace: ConfiguredOptions

    func run() throws {
      let checkup = try StoreCheck(workspace: workspace.open(.read)).checkup()
      format.print {
        checkup.json
      } text: { width, style in
        checkup.text(width: width, style: style)
      }
      if checkup.isDamaged { Terminal.exit(ExitCodes.cannotRead) }
      if !checkup.problems.isEmpty { Terminal.exit(ExitCodes.gateFailed) }
    }
  }
}
