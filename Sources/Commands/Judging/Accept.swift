import Analysis
import ArgumentParser
import Gate
import History
import Host
import Presentation
import Store

/// `laptime accept`: takes a loss on purpose.
struct Accept: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept",
    abstract: "Take a slowdown, a coverage drop or removed tests on purpose.",
    discussion: """
      laptime accept tests.unit.test_cart::test_total --why "checks every currency now"
      laptime accept --rule coverage-drop --why "generated code came in"
      laptime accept --rule missing-tests --why "the old importer went"

      From the run on, a test is judged by what it takes since, and coverage, suite and classes by the
      runs since; tests that are gone are not missed: the one that is named, else all that the run lacks.
      """)

  @Argument(help: "The test: its id, or a part of it that only one test has.")
  var test: String?

  @Option(
    help: ArgumentHelp(
      "duration-regression (the usual one for a test), missing-tests, coverage-drop, "
        + "suite-regression or group-regression.", valueName: "rule"))
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
  @OptionGroup var configuration: ConfigurationOptions

  /// The rules whose losses can be taken, with whether they speak of tests.
  private static let rules: [RuleName: Bool] = [
    .durationRegression: true, .missingTests: true, .coverageDrop: false, .suiteRegression: false,
    .groupRegression: false,
  ]

  func validate() throws {
    if why.allSatisfy(\.isWhitespace) { throw ValidationError("--why must say why") }
    if let rule, RuleName(rawValue: rule).flatMap({ Self.rules[$0] }) == nil {
      let known = RuleName.allCases.filter { Self.rules[$0] != nil }.map(\.rawValue)
      throw ValidationError("--rule is one of \(known.joined(separator: ", "))")
    }
    let speaksOfTests = Self.rules[name] == true
    if test != nil && !speaksOfTests {
      throw ValidationError("\(name.rawValue) is of a run, not of a test")
    }
    if test == nil && name == .durationRegression {
      throw ValidationError("name the test, or another --rule")
    }
  }

  private var name: RuleName { rule.flatMap(RuleName.init) ?? .durationRegression }

  func run() throws {
    let history = try store.open(.write)
    let row = try history.run(named: runID, suite: suite)
    let run = try history.summary(ofRun: row)
    let tests = try tests(of: run, in: history)
    try history.accept(
      name.rawValue, tests: tests, fromRun: row, reason: why,
      author: author ?? Terminal.variable("USER") ?? "unknown", at: Clock.now())
    let identities = try history.identities(of: tests.compactMap(\.self))
    let names = tests.compactMap { $0.flatMap { identities[$0]?.id } }.map(TerminalText.visible)
    let what =
      switch names.count {
      case 0: tests.isEmpty ? " of no test: all are there" : ""
      case 1: " of \(names[0])"
      default: " of \(Units.count(names.count, "test"))"
      }
    Terminal.print("accepted \(name.rawValue)\(what) from run \(run.key.short) on\n")
  }

  /// The tests whose loss is taken; nil for that of the whole run.
  private func tests(of run: RunSummary, in history: HistoryStore) throws -> [TestID?] {
    if let test { return [try history.test(named: test, suite: run.suite)] }
    guard name == .missingTests else { return [nil] }
    let judge = Judge(store: history, policy: try configuration.load().policy)
    return try judge.history(ofRun: run.id).goneTests
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
