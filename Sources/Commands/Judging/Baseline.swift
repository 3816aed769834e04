import ArgumentParser
import History
import Host
import Presentation
import Store

extension Laptime {
  /// `laptime baseline`: names runs to be measured against.
  struct Baseline: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "baseline",
      abstract: "Name a run as a baseline.",
      discussion: """
        laptime baseline pin before-xdist --improve 60%
        laptime baseline list
        """,
      subcommands: [Pin.self, List.self, Unpin.self])

    /// `laptime baseline pin`.
    struct Pin: ParsableCommand {
      static let configuration = CommandConfiguration(
        commandName: "pin",
        abstract: "Name a run; with --improve, rule improvement asks for that much less time.")

      @Argument(help: "The name of the baseline.")
      var name: String

      @OptionGroup var chosen: ChosenRunOptions

      @Option(
        help: ArgumentHelp("The share of its time that is to be saved.", valueName: "percent"))
      var improve: ShareArgument?

      @OptionGroup var store: StoreOptions

      func validate() throws {
        if name == HistoryStore.latestRun {
          throw ValidationError("latest always is the newest run")
        }
        if name.isEmpty { throw ValidationError("the name must not be empty") }
      }

      func run() throws {
        let workspace = store.open(.write)
        let history = try workspace.store
        let run = try workspace.run(chosen.choice)
        try history.pin(
          run: run, as: name, improve: improve?.share, author: workspace.user,
          at: Clock.now())
        let pinned = try history.summary(ofRun: run)
        let wall = pinned.wall.map { ", \(Units.duration($0.microseconds))" } ?? ""
        Terminal.print(
          "pinned run \(pinned.key.short) of suite \(pinned.suite)\(wall) as \(name)\n")
      }
    }

    /// `laptime baseline list`.
    struct List: ParsableCommand {
      static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the named baselines.")

      @Option(help: "The suite.")
      var suite: String?

      @OptionGroup var table: TableOptions
      @OptionGroup var store: StoreOptions

      func run() throws {
        let pins = try store.open(.read).store.pins(ofSuite: suite)
        let columns = ["name", "suite", "run", "wall_us", "improve_percent", "pinned", "author"]
        table.print(
          ResultTable(
            columns: columns,
            rows: pins.map { pin in
              [
                .text(pin.name), .text(pin.run.suite), .text(pin.run.key.short),
                pin.run.wall.map { .integer($0.microseconds) } ?? .null,
                pin.improve.map { .real($0 * 100) } ?? .null, .text(pin.pinnedAt.iso8601),
                pin.author.map { ResultTable.Cell.text($0) } ?? .null,
              ]
            }),
          TableLayout(
            yielding: ["author", "suite"],
            whenEmpty: "no run is pinned; laptime baseline pin NAME does it"))
      }
    }

    /// `laptime baseline unpin`.
    struct Unpin: ParsableCommand {
      static let configuration = CommandConfiguration(
        commandName: "unpin", abstract: "Take a named baseline away.")

      @Argument(help: "The name of the baseline.", completion: .pins)
      var name: String

      @Option(help: "The suite (else every suite that has the name).")
      var suite: String?

      @OptionGroup var store: StoreOptions

      func run() throws {
        let workspace = store.open(.write)
        let known = try workspace.store.names(of: .pins)
        guard
          try workspace.store.unpin(name, suite: suite, author: workspace.user, at: workspace.now)
        else {
          let near = ErrorText.guess(name, among: known) ?? "laptime baseline list shows them"
          throw ValidationError("no baseline is called \(name); \(near)")
        }
        Terminal.print("unpinned \(name)\n")
      }
    }
  }
}
