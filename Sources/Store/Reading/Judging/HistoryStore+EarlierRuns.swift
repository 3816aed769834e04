import History

extension HistoryStore {
  /// How many runs of a branch or of one source may tell of a slowdown: as many as it takes to confirm it beside
  /// a baseline of ten runs.
  private static let mostEarlierRuns = 8

  /// The runs before a run that its baseline lacks and that may have seen the same of its tests, newest first.
  func earlierRuns(before history: RunHistory, suite: SuiteID, _ renames: TestRenames) throws
    -> [RunHistory.EarlierRun]
  {
    let known = Set(history.baseline.map(\.id))
    return try runsThatSawTheSame(before: history, suite: suite, ofBenchmarks: false)
      .filter { !known.contains($0.id) }.map { try earlierRun($0, renames) }
  }

  /// The runs of the branch, or of the source, before a run, newest first.
  func runsThatSawTheSame(before history: RunHistory, suite: SuiteID, ofBenchmarks: Bool) throws
    -> [RunSummary]
  {
    let run = history.run
    return try runs(
      .runsThatSawTheSame,
      [
        "suite": .id(suite), "source": .text(run.source.text), "branch": .text(run.branch),
        "of_branch": .integer(run.isOfTrunk(history.trunk) ? 0 : 1),
        "run": .id(run.id), "started_at": .integer(run.startedAt.microseconds),
        "cpu_model": .text(run.environment.cpuModel),
        "machine_cores": .integer(run.environment.cores), "dimensions": history.dimensions.asLines,
        "of_benchmarks": .integer(ofBenchmarks ? 1 : 0),
        "limit": .integer(Self.mostEarlierRuns), "as_of": .integer(asOf?.microseconds),
      ]
    ).map(complete)
  }

  private func earlierRun(_ run: RunSummary, _ renames: TestRenames) throws
    -> RunHistory.EarlierRun
  {
    var earlier = RunHistory.EarlierRun(
      run: run, durations: try renames.applied(to: durations(ofRun: run.id)))
    let results = try results(ofRun: run.id)
    if results.contains(where: { !$0.reruns.isEmpty }) {
      for result in renames.applied(to: results) where !result.reruns.isEmpty {
        earlier.reruns[result.test] = result.reruns
      }
    }
    earlier.duets = try duets(ofRun: run.id, renames, among: Set(results.map(\.test)))
    return earlier
  }

  /// What duets showed of a run, by the names that its tests have now.
  ///
  /// `present`: the tests of the run that is judged.
  func duets(ofRun id: RunID, _ renames: TestRenames, among present: Set<TestID>) throws
    -> [TestID: DuetResult]
  {
    var duets: [TestID: DuetResult] = [:]
    for (test, duet) in try self.duets(ofRun: id) {
      duets[renames.name(of: test, among: present)] = duet
    }
    return duets
  }

  /// The same with what duets settled after earlier runs of the source, which run again is no other.
  func duets(
    ofRun id: RunID, _ renames: TestRenames, among present: Set<TestID>, _ witnesses: Witnesses
  ) throws -> [TestID: DuetResult] {
    var duets = try duets(ofRun: id, renames, among: present)
    for witness in witnesses.others.reversed() where !witness.isStale {
      for (test, duet) in try self.duets(ofRun: witness.id, renames, among: present)
      where duet.isSlower != nil && duets[test]?.isSlower == nil {
        duets[test] = duet
        duets[test]?.run = witness.key
      }
    }
    return duets
  }
}
