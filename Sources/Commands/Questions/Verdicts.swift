import ArgumentParser
import Presentation
import Store

extension Laptime {
  /// `laptime verdicts`: what the gate said.
  struct Verdicts: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "verdicts",
      abstract: "Show what the gate said in the past, and by which settings.",
      discussion: """
        laptime verdicts --branch main --limit 5
        laptime verdicts --run latest

        With --run, each rule of each verdict as well. The query is verdicts.
        """)

    @OptionGroup var one: OneRunOptions
    @OptionGroup var filter: FilterOptions
    @OptionGroup var table: TableOptions
    @OptionGroup var store: StoreOptions

    func run() throws {
      let workspace = store.open(.read)
      guard let name = one.runName, table.format == .text || table.format == .json else {
        let question = Question(
          query: "verdicts", filter: filter,
          parameters: ["run": try workspace.runKey(one, filter)])
        try question.print(
          table,
          TableLayout(
            hiding: ["settings"], yielding: ["inconclusive", "warned"],
            whenEmpty: "the gate judged no such run yet: laptime gate"),
          in: workspace)
        return
      }
      let history = try workspace.store
      let run = try workspace.run(
        named: name, suite: filter.suite, branch: filter.branch)
      let verdicts = PastVerdicts(try history.verdicts(ofRun: run, limit: filter.limit ?? 20))
      Terminal.print(
        table.format == .json
          ? verdicts.json.document
          : verdicts.text(width: Terminal.width(), style: Terminal.style()))
    }
  }
}
