import Analysis
import Gate
import History
import Store

/// Tests that somebody asks for by what the history knows of them, each with why it is among them.
struct Selection {
  private(set) var tests: [(test: TestID, reason: String)] = []
  /// The tests of the suite that a tier or a state leaves out.
  private(set) var others: [TestID] = []

  /// Adds tests that are not there yet.
  mutating func add(_ more: [TestID], because reason: String) {
    var known = Set(tests.map(\.test))
    for test in more where known.insert(test).inserted { tests.append((test, reason)) }
  }

  /// Adds the tests of a run's suite that are of a tier and in a state; none of either for any. A test that
  /// was seen in one run alone, of several, is always among them: nobody knows it yet.
  mutating func add(
    tiers: Set<Tier>, states: Set<TestState>, ofRun run: RunID, in workspace: Workspace
  ) throws {
    let policy = try workspace.policy
    let table = try workspace.rows(
      of: "tests",
      where: [
        "suite": workspace.store.facts(ofRun: run).suite, "limit": "-1",
        "fast_us": String(policy[TierSettings.fast]),
        "medium_us": String(policy[TierSettings.medium]),
      ])
    let runs = table.integers("runs").map { $0 ?? 0 }
    let isYoung = (runs.max() ?? 0) <= 1
    let known =
      try states.isEmpty
      ? [:]
      : Triage(workspace, suite: workspace.store.facts(ofRun: run).suite)
        .states(of: table.texts("test").compactMap(\.self))
    let rows = zip(zip(table.texts("test"), runs), table.texts("tier"))
    var chosen: [(id: String, reason: String)] = []
    var rest: [String] = []
    for ((id, count), tier) in rows {
      guard let id else { continue }
      let state = known[id]
      let isOfTier =
        tiers.isEmpty || tier.flatMap(Tier.init(rawValue:)).map(tiers.contains) ?? false
      let isInState = states.isEmpty || state.map(states.contains) ?? false
      if isOfTier && isInState {
        chosen.append((id, tiers.isEmpty ? state?.rawValue ?? "" : tier ?? ""))
      } else if count <= 1 && !isYoung {
        chosen.append((id, "new"))
      } else {
        rest.append(id)
      }
    }
    let named = try workspace.store.tests(
      named: Set(chosen.map(\.id) + rest), inSuiteOfRun: run)
    for (id, reason) in chosen {
      if let test = named[id]?.test { add([test], because: reason) }
    }
    others = rest.compactMap { named[$0]?.test }
  }
}
