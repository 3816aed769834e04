import ArgumentParser

/// Where the store is.
struct StoreOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The store (else $LAPTIME_STORE, else .laptime/history.db here or above).",
      valueName: "file"),
    completion: .file())
  var store: String?

  func validate() throws {
    if store?.isEmpty == true { throw ValidationError("--store needs the name of a file") }
  }

  /// The path of the store; where there is none yet, where one is to be made.
  var path: String {
    store ?? Terminal.variable("LAPTIME_STORE")
      ?? FileSearch.upward(Self.usual) ?? besideConfiguration ?? Self.usual
  }

  private static let usual = ".laptime/history.db"

  /// Where the first run of a folder is recorded: with those of all the project, whose configuration lies above.
  private var besideConfiguration: String? {
    FileSearch.upward(Configuration.usualName).map { FileSearch.folder(of: $0) }
      .flatMap { $0 == "." ? nil : "\($0)/\(Self.usual)" }
  }

  /// Whether somebody said where it is.
  var isNamed: Bool { store != nil || Terminal.variable("LAPTIME_STORE") != nil }

  /// What a command works with that asks the store alone.
  func open(_ access: Workspace.Access) -> Workspace { Workspace(store: self, for: access) }
}
