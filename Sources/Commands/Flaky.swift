import Analysis
import ArgumentParser
import Gate
import History
import Presentation
import Store
import Surroundings

/// `laptime flaky`: which tests are flaky, which are broken, and what they cost.
struct Flaky: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tell flaky tests from broken ones, those that cost most first.",
    discussion: """
      laptime flaky
      laptime flaky test_cache_is_warm --format json

      Looks at every attempt of the last 90 days before the suite's newest run, at most 500 sources.
      With a test's name, what its failures said too.
      In a history a dot is a source that passed, F one that failed, x one that did both.
      """)

  @Argument(help: "A test's id, or a part of it (else every test that is not healthy).")
  var test: String?

  @Option(help: "The suite.")
  var suite = "full"

  @Option(help: "How many tests.")
  var limit = 20

  @Flag(help: "Healthy tests too.")
  var all = false

  @Option(help: "text or json.")
  var format = ReportFace.text

  @OptionGroup var store: StoreOptions
  @OptionGroup var configuration: ConfigurationOptions

  func run() throws {
    let policy = try configuration.load().policy
    let history = try store.open(.read)
    let trunk = try policy.trunk ?? GitCheckout()?.trunk() ?? history.usualTrunk()
    var flakes = SuiteFlakes(try history.attempts(ofSuite: suite, days: 90), trunk: trunk)
    if let test {
      let wanted = Set(try history.tests(like: test, suite: suite))
      if wanted.isEmpty { throw TestNameError.unknown(test) }
      flakes.entries.removeAll { !wanted.contains($0.test) }
    } else if !all {
      flakes.entries.removeAll { !$0.assessment.state.deservesAttention }
    }
    flakes.entries = Array(flakes.entries.prefix(limit))
    let tests = flakes.entries.map(\.test)
    var causes: [TestID: [FailureCause]] = [:]
    for id in tests where test != nil {
      causes[id] = FailureCause.causes(of: try history.failures(of: id))
    }
    let list = FlakyList(flakes, identities: try history.identities(of: tests), causes: causes)
    Terminal.print(format == .json ? list.json.document : list.text(width: Terminal.width()))
  }
}

extension TestState {
  /// Whether somebody should look at the test.
  fileprivate var deservesAttention: Bool {
    isBroken || isKnownToFlake || self == .failingUnconfirmed
  }
}
