import ArgumentParser
import Gate
import History
import Host
import Presentation
import Store

extension Laptime {
  /// `laptime backtest`: what the policy would have said of the past.
  struct Backtest: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "backtest",
      abstract: "Replay the history through the policy: what would have failed, and was it right?",
      discussion: """
        laptime backtest --runs 50

        Every run of the trunk is judged by today's policy and by what was known when it was recorded: the \
        runs, acceptances and pins of that time and the quarantine of its commit. An alarm that is gone in \
        the next run, though nobody took the loss, was most likely none: a rule with many of these is too \
        strict. The last table shows the same for other thresholds of duration-regression, to choose from.
        """)

    @Option(help: "The suite (else that of the run that gate judges).")
    var suite: String?

    @Option(help: "The branch (else the trunk).")
    var branch: String?

    @Option(help: "How many of the newest runs are replayed.")
    var runs = 100

    @Option(help: "text, json or markdown.")
    var format = OutputFormat.text

    @OptionGroup var workspace: WorkspaceOptions

    func validate() throws {
      guard (1...100_000).contains(runs) else {
        throw ValidationError("--runs is a number from 1 to 100000")
      }
    }

    func run() throws {
      let workspace = try workspace.open(.read)
      let trunk = try workspace.branch(named: branch)
      let suite = try workspace.suite(named: suite)
      var backtest = try PolicyBacktest(workspace.policy)
      let all = try workspace.store.trunkRuns(ofSuite: suite, trunk: trunk, last: runs)
      let progress = Progress()
      defer { progress.end() }
      var judged = 0
      try workspace.replay(all) {
        backtest.add($0)
        judged += 1
        progress.say("judged \(Units.grouped(judged)) of \(Units.count(all.count, "run"))")
      }
      progress.end()
      switch format {
      case .text: Terminal.print(backtest.text(width: Terminal.width()))
      case .json: Terminal.print(backtest.json.document)
      case .markdown: Terminal.print(backtest.markdown)
      }
    }
  }
}
