import Analysis
public import ArgumentParser
import Gate
import History
import Store

extension RunnerSyntax: ExpressibleByArgument {}

/// `laptime select`: prints tests as their runner takes them.
struct Select: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print tests as their runner takes them, one a line.",
    discussion: """
      pytest $(laptime select --suspects)
      laptime run --attempt-of latest -- pytest --junitxml=again.xml $(laptime select --needs-attempts)
      """)

  @Flag(help: "The tests of the run that may have become slower.")
  var suspects = false

  @Flag(help: "The tests of the run that failed and have no pass on this source.")
  var needsAttempts = false

  @Option(
    name: .customLong("run"), help: "The run: its id, the beginning of it, or latest.")
  var runID = "latest"

  @Option(help: "The suite that latest is of.")
  var suite: String?

  @Option(
    name: .customLong("as"),
    help: "pytest, swift, go or ids (else what the run's reports show).")
  var syntax: RunnerSyntax?

  @OptionGroup var store: StoreOptions
  @OptionGroup var configuration: ConfigurationOptions

  func validate() throws {
    guard suspects || needsAttempts else {
      throw ValidationError("say which: --suspects or --needs-attempts")
    }
  }

  func run() throws {
    let history = try store.open(.read)
    let row = try history.runID(runID, suite: suite)
    let judge = Judge(store: history, policy: try configuration.load().policy)
    let report = try judge.report(ofRun: row)
    let syntax = try syntax ?? RunnerSyntax(dialect: history.dialect(ofRun: row))
    for test in report.suspects(if: suspects) + report.needingAttempts(if: needsAttempts) {
      guard let identity = report.history.identities[test] else { continue }
      let name = syntax.name(of: identity, isFile: FileSearch.exists)
      // A line is a test: what would begin another one cannot be named on a command line anyway.
      if !name.contains(where: \.isNewline) { Terminal.print(name + "\n") }
    }
  }
}
