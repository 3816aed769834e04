import Analysis
import Gate
import History
import Presentation
import Store

/// Gathers what the page shows: the answers of the commands, and what every test did.
struct SuitePages {
  private let workspace: Workspace
  /// Opens the same once more, for another thread.
  private let beside: () throws -> Workspace
  private let filter: FilterOptions
  private let runs: Int
  private let progress: Progress

  /// How many runs of the trunk `laptime changes` looks at.
  private static let changeRuns = 500

  init(
    workspace: Workspace, beside: @escaping () throws -> Workspace, filter: FilterOptions,
    runs: Int, progress: Progress
  ) {
    self.workspace = workspace
    self.beside = beside
    self.filter = filter
    self.runs = runs
    self.progress = progress
  }

  /// The pages of the suite that is asked for, else of all that have runs, the one that ran last first.
  ///
  /// - Throws: `UnknownSuite`, `NoRunOfBranch`, `UnknownName`, `NoRunMatches`, `RecordingError.noSuchRun` where
  ///   there is no run.
  func all() throws -> [SuitePage] {
    try workspace.checkNames(filter)
    let parameters = try filter.parameters(in: workspace.store)
    let names = try filter.suite.map { [$0] } ?? workspace.store.names(of: .suites)
    let pages = try names.compactMap { try page(ofSuite: $0, parameters) }
    guard !pages.isEmpty else {
      let asked = Self.asked.compactMap { name in
        parameters[name].flatMap { $0 }.map { "--\(name) \($0)" }
      }
      if asked.isEmpty || names.isEmpty { throw RecordingError.noSuchRun(HistoryStore.latestRun) }
      throw NoRunMatches(asked: asked)
    }
    return pages.sorted { Self.newestStart($0) > Self.newestStart($1) }
  }

  /// What runs may be asked for by.
  private static let asked = ["suite", "branch", "since", "until", "where"]

  private static func newestStart(_ page: SuitePage) -> Int64 {
    page.runs.last?.run.startedAt.microseconds ?? 0
  }

  private func page(ofSuite suite: String, _ parameters: [String: String?]) throws -> SuitePage? {
    let store = try workspace.store
    var listed = try store.runs(ofSuite: suite, parameters, last: runs)
    guard let last = listed.last else { return nil }
    // Finding changes takes as long as all the rest.
    let changes = BackgroundWork {
      let other = try beside()
      return try ChangeSearch.changes(
        ofSuite: suite, trunk: other.trunk, last: Self.changeRuns, test: nil, in: other)
    }
    progress.say("reading \(Units.count(listed.count, "run")) of \(suite)")
    for i in listed.indices { listed[i].workers = try store.workers(ofRun: listed[i].run.id) }
    var page = SuitePage(
      project: last.run.project, suite: suite, trunk: try workspace.trunk,
      policy: try workspace.policy, runs: listed,
      cells: try store.cells(ofRuns: listed.map(\.run.id)))
    page.identities = try store.identities(of: Self.tests(of: page.cells))
    page.failures = try store.failures(ofRuns: listed.map(\.run.id))
    try judge(&page)
    try triage(&page)
    try addTables(to: &page, parameters)
    findWallChanges(of: &page)
    progress.say("looking for changes of \(suite)")
    page.changes = try changes.value()
    return page
  }

  /// The tests of all runs, of which those of most are those of the run before.
  private static func tests(of cells: [RunCells]) -> Set<TestID> {
    var all: Set<TestID> = []
    for (run, before) in zip(cells, [nil] + cells) where run.tests != before?.tests {
      all.formUnion(run.tests)
    }
    return all
  }

  /// The newest run as the gate sees it.
  private func judge(_ page: inout SuitePage) throws {
    guard let newest = page.newest.map({ page.runs[$0].run }) else { return }
    progress.say("judging run \(newest.key.short)")
    page.gate = try workspace.report(of: newest.id)
    if let found = try workspace.patchCoverage(of: newest.id) {
      page.patch = PatchCoverageReport(
        run: found.run, base: found.base, isOfWorkTree: found.isOfWorkTree,
        coverage: found.coverage)
    }
  }

  private func triage(_ page: inout SuitePage) throws {
    guard page.newest != nil else { return }
    progress.say("telling flaky tests from broken ones")
    let triage = try Triage(workspace, suite: page.suite)
    page.states = triage.states
    page.owners = triage.owners(of: page.identities)
    page.flaky = try triage.list(limit: .max) { entry in
      let state = entry.assessment.state
      return state.isBroken || state.isKnownToFlake || state == .failingUnconfirmed
    }
  }

  /// The answers of queries, of the newest run that has what they ask for.
  private func addTables(to page: inout SuitePage, _ parameters: [String: String?]) throws {
    let policy = try workspace.policy
    func rows(_ query: String, limit: Int, _ own: [String: String] = [:]) throws -> ResultTable {
      var all = parameters.compactMapValues(\.self).merging(own) { _, own in own }
      all["suite"] = page.suite
      all["limit"] = String(limit)
      return try workspace.store.run(.builtIn(query), all)
    }
    page.coverage = try rows(
      "coverage", limit: 200, ["floor": String(policy[CoverageSettings.floor])])
    page.workers = try rows("workers", limit: 200)
    page.fixtures = try rows("fixtures", limit: 20)
    page.verdicts = try rows("verdicts", limit: 200)
    if let newest = page.newest.map({ page.runs[$0].run }) {
      page.profile = try rows(
        "profile", limit: 20, ["run": newest.key.text, "against": page.trunk])
    }
    var ofTests = parameters
    ofTests["suite"] = page.suite
    page.tiers = try workspace.tiers(ofTests)
    let counted = page.runs.filter { $0.run.excludedWhy == nil }
    for listed in (counted.isEmpty ? page.runs : counted).reversed() {
      page.timeline = try workspace.store.timeline(ofRun: listed.run.id)
      page.timelineRun = listed.run.id
      if !page.timeline.isEmpty || listed.run.workers == nil { break }
    }
  }

  /// The wall time of the complete runs of the trunk, as `changes --input` takes any series.
  private func findWallChanges(of page: inout SuitePage) {
    let trunk = page.trunk
    let series = page.runs.map(\.run).filter { run in
      run.branch == trunk && run.isComplete && run.excludedWhy == nil && run.wall != nil
    }
    page.wallRuns = series.map(\.id)
    page.wallChanges = SuiteChanges.changes(
      ofSeries: series.map { Double($0.wall?.microseconds ?? 0) / 1_000_000 },
      commits: series.map(\.commit))
  }
}
