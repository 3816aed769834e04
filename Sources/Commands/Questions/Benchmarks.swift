import ArgumentParser
import Presentation

extension Laptime {
  /// `laptime benchmarks`: what benchmarks took.
  struct Benchmarks: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "benchmarks",
      abstract: "Show the benchmarks of a run beside those before.",
      discussion: """
        laptime benchmarks --run latest

        The query is benchmarks.
        """)

    @Option(help: "How many runs before count (else 30).")
    var runs: CountArgument?

    @OptionGroup var one: OneRunOptions
    @OptionGroup var filter: FilterOptions
    @OptionGroup var table: TableOptions
    @OptionGroup var store: StoreOptions

    func run() throws {
      let workspace = store.open(.read)
      try table.print(
        workspace.rows(
          of: "benchmarks", filter,
          ["run": workspace.runKey(one, filter), "runs": runs?.text]),
        TableLayout(hiding: ["rounds"], yielding: ["minimum_ns", "usual_ns"]))
    }
  }
}
