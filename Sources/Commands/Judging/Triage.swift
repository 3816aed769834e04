import Analysis
import Gate
import History
import Presentation
import Quarantine
import Store

/// Gathers what `laptime flaky` shows.
struct Triage {
  private let workspace: Workspace
  private let store: HistoryStore
  private let policy: Policy
  private let trunk: String
  private let history: AttemptHistory
  private let flakes: SuiteFlakes

  init(_ workspace: Workspace, suite: String?) throws {
    self.workspace = workspace
    store = try workspace.store
    policy = try workspace.policy
    trunk = try workspace.trunk
    history = try store.attempts(ofSuite: suite)
    flakes = SuiteFlakes(history, trunk: trunk, priors: policy.flakePriors)
  }

  private var suite: String { flakes.newest?.suite ?? "" }

  /// What each test of the suite is; where platforms differ, on the one where it is worst.
  var states: [TestID: TestState] {
    Dictionary(
      flakes.entries.map { ($0.test, $0.assessment.state) }, uniquingKeysWith: { worst, _ in worst }
    )
  }

  /// The tests that are wanted, those that cost most first.
  func list(limit: Int, where isWanted: (SuiteFlakes.Entry) -> Bool) throws -> FlakyList {
    var flakes = flakes
    flakes.keep(limit: limit, where: isWanted)
    let identities = try store.identities(of: flakes.entries.map(\.test))
    var list = FlakyList(
      suite: suite, flakes, identities: identities, owners: workspace.owners(of: identities),
      quarantined: try quarantined())
    if let newest = flakes.newest {
      list.slow = Set(
        try identities.keys.filter { test in
          let usual = try store.usualDuration(of: test, inSuiteOfRun: newest.id)
          return (usual ?? 0) > policy[TierSettings.medium]
        })
    }
    return list
  }

  /// The tests that a text names; of a single one all that is known.
  ///
  /// - Throws: `TestNameError` where there is none.
  func list(ofTest text: String, limit: Int) throws -> FlakyList {
    guard let newest = history.runs.last else { throw TestNameError.unknown(text) }
    var found = try store.tests(like: text, suite: suite)
    if let first = found.first, try store.identities(of: [first])[first]?.id == text {
      found = [first]
    }
    let wanted = Set(
      try found.map { try store.currentName(of: $0, inSuiteOfRun: newest.id) })
    guard !wanted.isEmpty else { throw TestNameError.unknown(text) }
    var list = try list(limit: limit) { wanted.contains($0.test) }
    var failures: [TestID: [SeenFailure]] = [:]
    for entry in list.flakes.entries { failures[entry.test] = try store.failures(of: entry.test) }
    list.causes = failures.mapValues(FailureCause.causes)
    guard wanted.count == 1, let test = wanted.first,
      let dossier = TestDossier(
        of: test, in: history, flakes, trunk: trunk)
    else { return list }
    list.dossier = FlakyDossier(
      dossier,
      messages: Dictionary(grouping: failures[test] ?? [], by: \.run).mapValues { seen in
        seen.compactMap { $0.failure.message ?? $0.failure.type ?? $0.failure.detail }
      })
    list.identities.merge(try store.identities(of: dossier.coFailing)) { known, _ in known }
    return list
  }

  private func quarantined() throws -> Set<String> {
    Set(try workspace.quarantine?.quarantine.entries.map(\.test) ?? [])
  }
}
