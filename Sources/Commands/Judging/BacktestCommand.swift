import ArgumentParser
import Gate
import History
import Host
import Presentation
import Store

/// `laptime backtest`: what the policy would have said of the past.
struct BacktestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backtest",
    abstract: "Replay the history through the policy: what would have failed, and was it right?",
    discussion: """
      laptime backtest --runs 50

      Every run of the trunk is judged by what was known before it. An alarm that is gone in the next
      run, though nobody took the loss, was most likely none: a rule with many of these is too strict.
      The second table shows the same for other thresholds of duration-regression, to choose from.
      """)

  @Option(help: "The suite.")
  var suite = "full"

  @Option(help: "The branch (else the trunk).")
  var branch: String?

  @Option(help: "How many of the newest runs are replayed.")
  var runs = 100

  @Option(help: "text, json or markdown.")
  var format = ReportFace.text

  @OptionGroup var store: StoreOptions
  @OptionGroup var configuration: ConfigurationOptions

  func validate() throws {
    guard (1...100_000).contains(runs) else {
      throw ValidationError("--runs is a number from 1 to 100000")
    }
  }

  func run() throws {
    let policy = try configuration.load().policy
    let history = try store.open(.read)
    let git = GitCheckout()
    let trunk = try branch ?? policy.trunk ?? git?.trunk() ?? history.usualTrunk()
    let judge = Judge(store: history, policy: policy)
    var backtest = Backtest(policy)
    for row in try history.trunkRuns(ofSuite: suite, trunk: trunk, last: runs) {
      backtest.add(try judge.completeHistory(ofRun: row, git: git))
    }
    switch format {
    case .text: Terminal.print(backtest.text(width: Terminal.width()))
    case .json: Terminal.print(backtest.json.document)
    case .markdown: Terminal.print(backtest.markdown)
    }
  }
}
