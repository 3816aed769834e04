import ArgumentParser

/// `laptime workers`: the balance of workers.
struct Workers: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "workers", abstract: "Show how the work of a run was spread over its workers.",
    discussion: "laptime workers --run latest")

  @Option(
    name: .customLong("run"),
    help: ArgumentHelp("The run: its id, the beginning of it, or latest.", valueName: "run"))
  var runID: String?

  @OptionGroup var table: TableOptions
  @OptionGroup var store: StoreOptions

  func run() throws {
    try table.print(store.rows(of: "workers", ["run": store.runKey(runID)]))
  }
}
