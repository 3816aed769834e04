import History

/// What other runs of the same source and platform saw.
extension HistoryStore {
  /// A run and the other runs of its source on its platform with its labels, oldest first.
  func witnesses(of run: RunSummary, suite: SuiteID) throws -> (
    own: WitnessRun, others: [WitnessRun]
  ) {
    let own = try connection.first(.witnessOfRun, ["run": .id(run.id)], row: { try WitnessRun($0) })
    guard let own else { throw RecordingError.noSuchRun(run.key.text) }
    let others = try connection.rows(
      .runsOfSource,
      [
        "suite": .id(suite), "source": .text(run.source), "run": .id(run.id),
        "as_of": .integer(asOf?.microseconds),
      ], row: { try WitnessRun($0) })
    return (own, others.filter { $0.place == own.place })
  }

  func testsThatFailed(in runs: [WitnessRun]) throws -> Set<TestID> {
    Set(
      try runs.flatMap { run in
        try connection.rows(.failedInRun, ["run": .id(run.id)]) { TestID($0.integer(0)) }
      })
  }

  /// Adds what is known of tests that failed on the run's source.
  func tell(
    of failing: [TestResult], present: Set<TestID>, _ renames: TestRenames,
    _ witnesses: (own: WitnessRun, others: [WitnessRun]), in history: inout RunHistory
  ) throws {
    for result in failing {
      let test = renames.name(of: result.test, among: present)
      history.onSameSource[test] = try onSameSource(
        result, of: witnesses.own, in: witnesses.others)
      let failed: [String: SQLValue] = [
        "run": .id(history.run.id), "test": .id(result.test),
      ]
      history.messages[test] = try connection.rows(.failureMessages, failed) {
        $0.text(0)
      }
      history.fingerprints[test] = try connection.rows(.fingerprintsOfTest, failed) {
        $0.text(0)
      }
    }
  }

  /// What other runs of the same source and platform saw of a test; nil where none had it. That a job beside this
  /// one ended otherwise is no flake: jobs may differ in ways that no label tells.
  private func onSameSource(
    _ result: TestResult, of own: WitnessRun, in others: [WitnessRun]
  ) throws -> RunHistory.SameSource? {
    var seen: RunHistory.SameSource?
    for run in others {
      guard let told = try self.result(of: result.test, in: run) else { continue }
      if run.isJob(beside: own) && !(told.failures > 0 && result.outcome.isFailure) { continue }
      var other = seen ?? RunHistory.SameSource()
      other.failures += told.failures
      if told.outcome?.isPass == true, !run.isStale {
        other.laterPasses += run.forgives(own) ? 1 : 0
        other.earlierPasses += run.forgives(own) ? 0 : 1
      }
      seen = other
    }
    return seen
  }

  /// The tests that failed in earlier runs of the source, that no run passed since, and of which this run shows
  /// no pass either: it left them out, or is stale.
  func openFailures(
    among failed: Set<TestID>, _ recorded: [TestResult],
    _ witnesses: (own: WitnessRun, others: [WitnessRun])
  ) throws -> [RunHistory.OpenFailure] {
    let (own, others) = witnesses
    let here = Dictionary(recorded.map { ($0.test, $0.outcome) }, uniquingKeysWith: max)
    var open: [RunHistory.OpenFailure] = []
    for test in failed.sorted() {
      let outcome = here[test]
      if outcome?.isFailure == true || outcome?.isPass == true && !own.isStale { continue }
      var last: WitnessRun?
      for run in others where run.id < own.id && !run.isJob(beside: own) {
        if try result(of: test, in: run)?.outcome?.isFailure == true { last = run }
      }
      guard let last else { continue }
      let isForgiven = try others.contains { run in
        guard run.forgives(last) else { return false }
        return try result(of: test, in: run)?.outcome?.isPass == true
      }
      if !isForgiven { open.append(.init(test: test, run: last.key, outcome: outcome)) }
    }
    return open
  }

  private func result(of test: TestID, in run: WitnessRun) throws
    -> (outcome: Outcome?, failures: Int)?
  {
    try connection.first(.testInRun, ["run": .id(run.id), "test": .id(test)]) {
      (outcome: Outcome(rawValue: UInt8(clamping: $0.integer(0))), failures: Int($0.integer(1)))
    }
  }
}
