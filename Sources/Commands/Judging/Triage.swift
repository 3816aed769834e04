import Analysis
import Gate
import History
import Host
import Presentation
import Quarantine
import Runners
import Store

/// Gathers what `laptime flaky` shows.
struct Triage {
  private let workspace: Workspace
  private let store: HistoryStore
  private let policy: Policy
  private let trunk: String
  private let history: AttemptHistory
  private let flakes: SuiteFlakes
  /// The files of the checkout; nil outside of one.
  private let files: TestFiles?

  init(_ workspace: Workspace, suite: String?) throws {
    self.workspace = workspace
    store = try workspace.store
    try workspace.check(suite: suite)
    policy = try workspace.policy
    trunk = try workspace.trunk
    history = try store.attempts(ofSuite: suite)
    let files = workspace.git.map { git in
      TestFiles(SourceChanges(files: git.files(at: "HEAD") ?? [], changed: []))
    }
    self.files = files
    let versions = Self.versions(of: history, trunk: trunk, workspace.git)
    let identities =
      versions == nil
      ? [:] : try store.identities(of: history.tests.lazy.filter(\.hasFailed).map(\.test))
    flakes = SuiteFlakes(history, trunk: trunk, priors: policy.flakePriors) { test in
      identities[test].flatMap { files?.file(of: $0) }.flatMap { versions?.versions(of: $0) }
    }
  }

  /// What became of files between the runs; nil where git does not know the newest one of the trunk.
  private static func versions(
    of history: AttemptHistory, trunk: String, _ git: GitCheckout?
  ) -> FileVersions? {
    let ofTrunk = history.runs.filter { $0.branch == nil || $0.branch == trunk }
    guard let git, let newest = ofTrunk.last?.commit, history.tests.contains(where: \.hasFailed),
      let commits = git.changes(upTo: newest, limit: commitsLookedAt)
    else { return nil }
    return FileVersions(
      runs: history.runs,
      trunk: commits.map { .init(hash: $0.commit, changed: $0.changed, moved: $0.moved) })
  }

  /// Changes that are older restart nothing.
  private static let commitsLookedAt = 2_000

  private var suite: String { flakes.newest?.suite ?? "" }

  /// What each test of the suite is; where platforms differ, on the one where it is worst.
  var states: [TestID: TestState] {
    Dictionary(
      flakes.entries.map { ($0.test, $0.assessment.state) }, uniquingKeysWith: { worst, _ in worst }
    )
  }

  /// The tests whose newest result on a branch is a failure; on any branch where none is named.
  func failing(on branch: String?) -> Set<TestID> {
    let newestFirst = history.runs.indices.reversed().filter {
      branch == nil || (history.runs[$0].branch ?? trunk) == branch
    }
    let failing = history.tests.lazy.filter(\.hasFailed).filter { test in
      newestFirst.lazy.compactMap { test.outcome(inRun: $0) }.first { $0 != .skipped }?.isFailure
        == true
    }
    return Set(failing.map(\.test))
  }

  /// What the tests of these ids are.
  func states(of ids: [String]) throws -> [String: TestState] {
    guard let newest = flakes.newest else { return [:] }
    let states = states
    return try store.tests(named: Set(ids), inSuiteOfRun: newest.id)
      .compactMapValues { states[$0.test] }
  }

  /// The tests that are wanted, those that cost most first.
  func list(limit: Int, where isWanted: (SuiteFlakes.Entry) -> Bool) throws -> FlakyList {
    var flakes = flakes
    flakes.keep(limit: limit, where: isWanted)
    let identities = workspace.located(try store.identities(of: flakes.entries.map(\.test)))
    var list = FlakyList(
      suite: suite, flakes, identities: identities, owners: owners(of: identities),
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
    let text = try workspace.whole(text)
    let isKnown = try !store.tests(like: text, suite: suite.isEmpty ? nil : suite).isEmpty
    // Runs that were cut short tell nothing of flakes, and yet of tests.
    if history.runs.isEmpty && isKnown { return try list(limit: 0) { _ in false } }
    guard let newest = history.runs.last else {
      throw TestNameError.unknown(text, nearest: try workspace.nearestTests(to: text))
    }
    var found = try store.tests(like: text, suite: suite)
    let named = [text, TestIdentity.id(ofNode: text)]
    let known = try store.identities(of: found)
    if let id = found.first.flatMap({ known[$0]?.id }), named.contains(id) {
      found = found.filter { known[$0]?.id == id }
    }
    let all = Set(
      try found.map { try store.currentName(of: $0, inSuiteOfRun: newest.id) })
    // Another project of the store may have a test of the same name.
    let here = all.intersection(history.tests.map(\.test))
    let wanted = here.isEmpty ? all : here
    guard !wanted.isEmpty else {
      throw TestNameError.unknown(text, nearest: try workspace.nearestTests(to: text))
    }
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
    list.identities.merge(
      workspace.located(try store.identities(of: dossier.coFailing))
    ) { known, _ in known }
    return list
  }

  /// Who owns the tests' files, where the checkout says so.
  func owners(of identities: [TestID: TestIdentity]) -> [TestID: [String]] {
    guard let git = workspace.git, let files,
      let text = CodeOwners.usualPlaces.lazy
        .compactMap({ FileSearch.text(of: git.root + "/" + $0) }).first
    else { return [:] }
    let owners = CodeOwners(text)
    return identities.compactMapValues { identity in
      let file = files.candidates(for: identity).first ?? identity.file
      let found = file.map(owners.owners(of:)) ?? []
      return found.isEmpty ? nil : found
    }
  }

  private func quarantined() throws -> Set<String> {
    Set(try workspace.quarantine?.quarantine.entries.map(\.test) ?? [])
  }
}
