import Analysis
import ArgumentParser
import Gate
import History
import Presentation
import Store
import Surroundings

/// `laptime explain`: the numbers behind a verdict on a test.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show the numbers behind what the gate says of a test.",
    discussion: "laptime explain tests.unit.test_cart::test_total --run latest")

  @Argument(help: "The test: its id, or a part of it that only one test has.")
  var test: String

  @Option(
    name: .customLong("run"), help: "The run: its id, the beginning of it, or latest.")
  var runID = "latest"

  @Option(help: "The suite that latest is of.")
  var suite: String?

  @Option(help: "text or json.")
  var format = ReportFace.text

  @OptionGroup var store: StoreOptions
  @OptionGroup var configuration: ConfigurationOptions

  func run() throws {
    let history = try store.open(.read)
    let row = try history.runID(runID, suite: suite)
    let policy = try configuration.load().policy
    let judged = try Judge(store: history, policy: policy).history(ofRun: row)
    let id = try history.test(named: test, suite: judged.run.suite)
    let identity = try history.identities(of: [id])[id] ?? TestIdentity(name: test)
    let explanation = DurationExplanation(of: id, named: identity, in: judged, by: policy)
    Terminal.print(
      format == .json ? explanation.json.document : explanation.text(width: Terminal.width()))
  }
}

/// A test that could not be found by what was typed.
enum TestNameError: Error {
  case unknown(String)
  case several(String, Int)
}
