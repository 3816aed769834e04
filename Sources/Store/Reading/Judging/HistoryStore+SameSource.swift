import History

/// What other runs of the same source and platform saw.
extension HistoryStore {
  /// Of so many failing tests it is asked what they said in so many other runs: where more fail at once, that
  /// tells more than their messages.
  private static let (mostCompared, mostFailuresCompared) = (100, 5)

  /// What is known of the source of a run beside the run.
  struct Witnesses {
    var own: WitnessRun
    /// The other runs of its source on its platform with its labels, oldest first.
    var others: [WitnessRun]
    /// What the tests that failed on the source came to in each run of it.
    var results: SourceResults

    /// The tests that failed in runs that did not come after the run.
    var failedBefore: Set<TestID> { results.failed(in: others.filter { !$0.isLater(than: own) }) }
  }

  /// `named`: labels that are dimensions because somebody says so.
  func witnesses(of run: RunSummary, suite: SuiteID, named: [String]) throws -> Witnesses {
    let counters = try counters(ofSuite: suite, apartFrom: named)
    let own = try connection.first(
      .witnessOfRun, ["run": .id(run.id)], row: { try WitnessRun($0, apartFrom: counters) })
    guard let own else { throw RecordingError.noSuchRun(run.key.text) }
    let others = try connection.rows(
      .runsOfSource,
      [
        "suite": .id(suite), "source": .text(run.source.text), "run": .id(run.id),
        "as_of": .integer(asOf?.microseconds),
      ], row: { try WitnessRun($0, apartFrom: counters) }
    ).filter { $0.place == own.place }
    return try Witnesses(
      own: own, others: others,
      results: SourceResults(of: run.source, in: suite, runs: others, on: connection))
  }

  /// Adds what is known of tests that failed on the run's source.
  func tell(
    of failing: [TestResult], present: Set<TestID>, _ renames: TestRenames,
    _ witnesses: Witnesses, in history: inout RunHistory
  ) throws {
    for (place, result) in failing.enumerated() {
      let test = renames.name(of: result.test, among: present)
      history.onSameSource[test] = witnesses.sight(of: result)
      let failed: [String: SQLValue] = [
        "run": .id(history.run.id), "test": .id(result.test),
      ]
      history.messages[test] = try connection.rows(.failureMessages, failed) {
        $0.text(Columns.FailureMessages.told)
      }
      history.fingerprints[test] = try fingerprints(failed)
      guard place < Self.mostCompared else { continue }
      let elsewhere = try history.failuresElsewhere(of: test).prefix(Self.mostFailuresCompared)
        .flatMap { try fingerprints(["run": .id($0), "test": .id(result.test)]) }
      if !elsewhere.isEmpty { history.fingerprintsElsewhere[test] = Set(elsewhere) }
    }
  }

  private func fingerprints(_ ofTest: [String: SQLValue]) throws -> [String] {
    try connection.rows(.fingerprintsOfTest, ofTest) {
      $0.text(Columns.FingerprintsOfTest.fingerprint)
    }
  }
}

extension RunHistory {
  /// The runs of other sources in which a test failed, newest first; those of a branch say nothing of itself.
  fileprivate func failuresElsewhere(of test: TestID) -> [RunID] {
    guard let attempts, let known = attempts.attempts(of: test) else { return [] }
    var places: [Int] = []
    for entry in known.others.reversed() where entry.outcome.isFailure {
      if places.last != Int(entry.run) { places.append(Int(entry.run)) }
    }
    return places.map { attempts.runs[$0] }
      .filter { run.isBeside($0, trunk: trunk) }
      .map(\.id)
  }
}

extension HistoryStore.Witnesses {
  /// What other runs of the same source and platform saw of a test; nil where none had it. That a job beside this
  /// one ended otherwise is no flake: jobs may differ in ways that no label tells.
  func sight(of result: TestResult) -> RunHistory.SameSource? {
    var seen: RunHistory.SameSource?
    for run in others {
      guard let told = results[result.test, run] else { continue }
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
  func openFailures(_ recorded: [TestResult]) -> [RunHistory.OpenFailure] {
    let here = Dictionary(recorded.map { ($0.test, $0.outcome) }, uniquingKeysWith: max)
    return failedBefore.sorted().compactMap { test in
      let outcome = here[test]
      if outcome?.isFailure == true || outcome?.isPass == true && !own.isStale { return nil }
      let last = others.filter { run in
        run.id < own.id && !run.isJob(beside: own)
          && results[test, run]?.outcome?.isFailure == true
      }.max { ($0.lastFailure, $0.id) < ($1.lastFailure, $1.id) }
      guard let last else { return nil }
      let isForgiven = others.contains { run in
        run.forgives(last) && results[test, run]?.outcome?.isPass == true
      }
      return isForgiven ? nil : .init(test: test, run: last.key, outcome: outcome)
    }
  }
}
