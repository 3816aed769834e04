import Analysis
import Gate
import History
import Host
import Runners
import Store

/// What a duet is asked to do.
struct DuetRequest {
  var command: [String]
  var reports: [String]
  /// A revision; nil for the newest commit shared with the trunk.
  var base: String?
  /// Tests that are compared whatever the gate suspects.
  var names: [String] = []
  /// What makes the base ready; nil where the configuration says it.
  var prepare: String?
  /// Microseconds, and the option that says them.
  var budget: Int64
  var option = "--budget"
  /// The recorded run of this commit whose suspects are compared; nil where there is none.
  var run: RunID?
  /// Whether the run was made just now on this machine, so that its tests need not run again to be chosen.
  var isFresh = false
}

extension Workspace {
  /// Runs the suspects of a run, or tests that are named, in turn on this commit and on its base, and keeps with
  /// the run what that showed. Nil where there are no suspects.
  ///
  /// - Throws: `DuetError`, `CannotNameTests`, what the command and the store throw.
  func duet(_ request: DuetRequest) throws -> (base: String, result: DuetSession.Result)? {
    var (chosen, unknown) = try suspects(for: request)
    if chosen?.isEmpty == true, unknown.isEmpty { return nil }
    let (git, commit) = try DuetBase.commit(named: request.base, in: self)
    if chosen == nil, request.isFresh, let run = request.run {
      let wall = try store.facts(ofRun: run).wall?.microseconds ?? 0
      guard wall <= request.budget / 2 else {
        throw DuetError.suiteTooLong(wall, budget: request.budget, option: request.option)
      }
    }
    let runner = try runner(of: request)
    let any = TestIdentity(className: "tests", name: "test")
    guard try rerun(request.command).command(for: [any], runner) != nil else {
      throw CannotNameTests()
    }
    let interruption = Interruption()
    defer { interruption.end() }
    let worktree = try DuetWorktree(of: commit, in: git, below: runner.unseenFolder)
    defer { worktree.remove() }
    if interruption.hasCome { throw DuetSession.Interrupted() }
    try worktree.prepare(by: request.prepare ?? configuration.prepare)
    if interruption.hasCome { throw DuetSession.Interrupted() }
    var session = try session(
      request, by: runner, git: git, worktree: worktree, interruption)
    let known = try request.isFresh ? request.run.map(outcome) : nil
    var left: [(test: TestIdentity, reason: String)] = []
    if !unknown.isEmpty {
      let named = try session.tests(named: unknown)
      let tests = named.found.filter { test in chosen?.contains { $0.test.id == test.id } != true }
      chosen = (chosen ?? []) + tests.map { ($0, true) }
      left = named.left
    }
    let tests = try chosen ?? session.suspects(known: known)
    guard !tests.isEmpty || !left.isEmpty else { return nil }
    var result = tests.isEmpty ? DuetSession.Result() : try session.settle(tests)
    result.left = left + result.left
    if let run = request.run { try keep(result, base: commit, in: run) }
    return (commit, result)
  }

  /// Whether a run is of the commit that is checked out.
  func isHere(_ run: RunID) throws -> Bool {
    guard let commit = try store.facts(ofRun: run).commit, let head = git?.status()?.head else {
      return false
    }
    return commit == head || git?.commit(commit) == head
  }

  /// The tests to compare, nil where only the base can tell them; and the names that the store does not know.
  private func suspects(for request: DuetRequest) throws -> (
    tests: [(test: TestIdentity, isNamed: Bool)]?, unknown: [String]
  ) {
    if !request.names.isEmpty {
      guard let store = try? store else { return (nil, request.names) }
      let whole = try request.names.map { try self.whole($0) }
      let isKnown = try whole.map { try !store.tests(like: $0, suite: nil).isEmpty }
      let names = zip(whole, isKnown)
      let tests = try names.filter(\.1).flatMap { try self.tests(called: $0.0) }
      let identities = try store.identities(of: tests)
      return (
        tests.compactMap { identities[$0].map { ($0, true) } }, names.filter { !$0.1 }.map(\.0)
      )
    }
    guard let run = request.run else { return (nil, []) }
    let report = try report(of: run)
    guard report.knowsSlowTests else { return (nil, []) }
    // What is slower for certain is compared where somebody asks for a duet, and not after each run.
    let tests = report.suspects + (request.isFresh ? [] : report.slower)
    let identities = try store.identities(of: tests)
    return (tests.compactMap { identities[$0].map { ($0, false) } }, [])
  }

  /// The test that a text names, or where it is a part of several, such as a class, all of them.
  private func tests(called text: String) throws -> [TestID] {
    do {
      return [try test(named: text, suite: nil)]
    } catch TestNameError.several {
      let found = try store.tests(like: text, suite: nil)
      let ids = try store.identities(of: found).values.map(\.id)
      return try Set(ids).sorted().map { try test(named: $0, suite: nil) }
    }
  }

  private func runner(of request: DuetRequest) throws -> any Runner {
    let dialect = try request.run.flatMap { try store.dialect(ofRun: $0) }
    return RunnerList.runner(startedBy: request.command) ?? RunnerList.runner(of: dialect)
  }

  private func rerun(_ command: [String]) throws -> RerunCommand {
    try RerunCommand(
      command: command, template: configuration.rerun, isFile: FileSearch.exists)
  }

  private func session(
    _ request: DuetRequest, by runner: any Runner, git: GitCheckout, worktree: DuetWorktree,
    _ interruption: Interruption
  ) throws -> DuetSession {
    let head = try DuetSide(
      name: "this commit", folder: Terminal.currentFolder(), root: git.root,
      command: request.command, reports: request.reports, template: configuration.rerun,
      runner: runner)
    var base = head
    base.name = "the base"
    (base.folder, base.root) = (worktree.folder, worktree.root)
    base.command = DuetSide.command(request.command, of: head.folder, in: worktree.folder)
    base.variables = DuetSide.pythonPath(in: worktree.root)
    return try DuetSession(
      head: head, base: base, policy: policy.slowdowns, within: request.budget,
      option: request.option, interruption: interruption)
  }

  /// What the tests of a run took, as if it had run here.
  private func outcome(of run: RunID) throws -> DuetSide.Times {
    var outcome = DuetSide.Times()
    let results = try report(of: run).history.results
    outcome.wall = try store.facts(ofRun: run).wall?.microseconds ?? 0
    let identities = try store.identities(of: results.map(\.test))
    for result in results where result.firstOutcome == .passed {
      guard let test = identities[result.test] else { continue }
      outcome.tests[test.id] = test
      outcome.durations[test.id] = result.duration
    }
    return outcome
  }

  private func keep(_ result: DuetSession.Result, base: String, in run: RunID) throws {
    var ids: [String: TestID] = [:]
    let tests = try store.results(ofRun: run).map(\.test)
    for (test, identity) in try store.identities(of: tests) { ids[identity.id] = test }
    let known = result.compared.compactMap { compared -> (TestID, DuetResult)? in
      let duet = DuetResult(compared.entry, base: base)
      return duet.isCompared ? ids[compared.test.id].map { ($0, duet) } : nil
    }
    try store.add(Dictionary(known, uniquingKeysWith: { $1 }), toRun: run, at: now)
  }
}

extension DuetResult {
  init(_ entry: DuetRounds.Entry, base: String) {
    let comparison = entry.comparison
    let isSlower: Bool? =
      switch entry.status {
      case .slower: true
      case .notSlower: false
      case .open: nil
      }
    self.init(
      base: base, ratio: comparison.ratio.isFinite ? comparison.ratio : 1,
      low: comparison.low, high: comparison.high,
      extra: comparison.extraSeconds.isFinite
        ? Int64((comparison.extraSeconds * 1_000_000).rounded()) : 0,
      pValue: comparison.pValue, isSlower: isSlower, headRuns: entry.head.count,
      baseRuns: entry.base.count)
  }
}
