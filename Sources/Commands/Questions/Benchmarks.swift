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
      let question = Question(
        query: "benchmarks", filter: filter,
        parameters: ["run": try workspace.runKey(one, filter), "runs": runs?.text])
      try question.print(
        table,
        TableLayout(
          hiding: ["rounds"], yielding: ["minimum_ns", "trend_ns", "usual_ns"],
          whenEmpty: "no benchmark is recorded of this run: laptime record benchmark.json, which "
            + "pytest --benchmark-json=benchmark.json writes"),
        in: workspace)
    }
  }
}
