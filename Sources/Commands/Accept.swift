import ArgumentParser
import Gate
import History
import Presentation
import Store
import Surroundings

/// `laptime accept`: takes a loss on purpose.
struct Accept: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Take a slowdown, a coverage drop or a removed test on purpose.",
    discussion: """
      laptime accept tests.unit.test_cart::test_total --why "checks every currency now"
      laptime accept --rule coverage-drop --why "generated code came in"

      From the run on, a test is judged by what it takes since; coverage is compared with runs since; a
      removed test is not missed.
      """)

  @Argument(help: "The test: its id, or a part of it that only one test has.")
  var test: String?

  @Option(help: "duration-regression, coverage-drop or missing-tests.")
  var rule: String?

  @Option(help: "The reason, which is stored.")
  var why: String

  @Option(help: "Who takes it (else $USER).")
  var author: String?

  @Option(
    name: .customLong("run"), help: "From which run on: its id, the beginning of it, or latest.")
  var runID = "latest"

  @Option(help: "The suite that latest is of.")
  var suite: String?

  @OptionGroup var store: StoreOptions

  func validate() throws {
    let known: [RuleName] = [.durationRegression, .coverageDrop, .missingTests]
    if let rule, !known.map(\.rawValue).contains(rule) {
      throw ValidationError(
        "--rule is one of \(known.map(\.rawValue).joined(separator: ", "))")
    }
    if test == nil && rule != RuleName.coverageDrop.rawValue {
      throw ValidationError("name the test, or --rule coverage-drop")
    }
  }

  func run() throws {
    let history = try store.open(.write)
    let row = try history.runID(runID, suite: suite)
    let run = try history.summary(ofRun: row)
    let rule = rule ?? RuleName.durationRegression.rawValue
    let id = try test.map { try history.test(named: $0, suite: run.suite) }
    try history.accept(
      rule, test: id, fromRun: row, reason: why,
      author: author ?? Terminal.variable("USER") ?? "unknown", at: Clock.now())
    let what = test.map { " of \(TerminalText.visible($0))" } ?? ""
    Terminal.print("accepted \(rule)\(what) from run \(run.shortID) on\n")
  }
}

extension HistoryStore {
  /// The test that a text names: by its whole id, or as the only one that has it in its id.
  ///
  /// - Throws: `TestNameError`.
  func test(named text: String, suite: String?) throws -> TestID {
    let found = try tests(like: text, suite: suite)
    guard let first = found.first else { throw TestNameError.unknown(text) }
    guard try found.count == 1 || identities(of: [first])[first]?.id == text else {
      throw TestNameError.several(text, found.count)
    }
    return first
  }
}
