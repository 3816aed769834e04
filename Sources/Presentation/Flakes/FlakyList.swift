public import Analysis
public import History

/// What is known of the flakiness of a suite's tests, as it is shown.
public struct FlakyList: Sendable {
  public var suite: String
  public var flakes: SuiteFlakes
  public var identities: [TestID: TestIdentity]
  /// By test: who owns its file; empty where nobody does or nobody knows.
  public var owners: [TestID: [String]]
  /// Why tests failed; only of those that somebody asked for by name.
  public var causes: [TestID: [FailureCause]] = [:]
  /// The ids of tests that are quarantined.
  public var quarantined: Set<String>
  /// Tests that usually take longer than those of the middle tier may.
  public var slow: Set<TestID> = []
  /// What was asked for one test alone; nil for a list.
  public var dossier: FlakyDossier?

  /// The flakes of a suite with the names and owners of the tests in it.
  public init(
    suite: String, _ flakes: SuiteFlakes, identities: [TestID: TestIdentity],
    owners: [TestID: [String]] = [:], quarantined: Set<String> = []
  ) {
    self.suite = suite
    self.flakes = flakes
    self.identities = identities
    self.owners = owners
    self.quarantined = quarantined
  }

  /// What the shown tests of each owner cost, the most expensive first.
  public var byOwner: [(owner: String, tests: Int, cost: Int64)] {
    var sums: [String: (tests: Int, cost: Int64)] = [:]
    for entry in flakes.entries {
      for owner in owners[entry.test] ?? [] {
        sums[owner, default: (0, 0)].tests += 1
        sums[owner, default: (0, 0)].cost &+= entry.cost.microseconds
      }
    }
    return sums.map { ($0.key, $0.value.tests, $0.value.cost) }
      .sorted { ($1.2, $0.0) < ($0.2, $1.0) }
  }

  func id(of test: TestID) -> String { identities[test]?.id ?? "test \(test.rawValue)" }

  /// What people call a test.
  func name(of test: TestID) -> String { identities[test]?.shown ?? "test \(test.rawValue)" }

  /// The state, where it holds, and what goes with any state.
  func state(of entry: SuiteFlakes.Entry) -> String {
    let flags = [
      (entry.assessment.isOrderDependent, "order-dependent"), (slow.contains(entry.test), "slow"),
      (isQuarantined(entry), "quarantined"),
    ]
    let state = entry.assessment.state.rawValue + (entry.platform.map { " on \($0)" } ?? "")
    return ([state] + flags.filter(\.0).map(\.1)).joined(separator: ", ")
  }

  func isQuarantined(_ entry: SuiteFlakes.Entry) -> Bool {
    quarantined.contains(id(of: entry.test))
  }
}
