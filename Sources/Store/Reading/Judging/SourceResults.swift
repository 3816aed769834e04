import History

/// What the tests that failed in some run of a source came to in each run of it, read at once.
struct SourceResults {
  /// What a test came to in a run, and how many of its attempts failed.
  struct Told {
    var outcome: Outcome?
    var failures: Int
  }

  private var told: [RunID: [TestID: Told]] = [:]

  /// Of a source with one run alone nothing is read.
  init(of source: SourceKey, in suite: SuiteID, runs: [WitnessRun], on connection: Connection)
    throws
  {
    guard !runs.isEmpty else { return }
    let statement = try connection.statement(.attemptsOnSource)
    try statement.bind(["suite": .id(suite), "source": .text(source.text)])
    defer { statement.reset() }
    var place: (run: RunID, test: TestID)?
    var attempts: [Attempt] = []
    func close() {
      guard let place, !attempts.isEmpty else { return }
      told[place.run, default: [:]][place.test] = Told(
        outcome: attempts.finalOutcome, failures: attempts.count { $0.outcome.isFailure })
      attempts.removeAll(keepingCapacity: true)
    }
    while try statement.step() {
      let (run, test) = (
        RunID(statement.integer(Columns.AttemptsOnSource.runID)),
        TestID(statement.integer(Columns.AttemptsOnSource.testID))
      )
      if place?.run != run || place?.test != test {
        close()
        place = (run, test)
      }
      attempts.append(
        Attempt(
          outcome: statement.outcome(Columns.AttemptsOnSource.outcome),
          mode: statement.mode(Columns.AttemptsOnSource.mode)))
    }
    close()
  }

  /// Nil where the run did not have the test.
  subscript(test: TestID, run: WitnessRun) -> Told? { told[run.id]?[test] }

  /// The tests of which an attempt failed in some of these runs.
  func failed(in runs: [WitnessRun]) -> Set<TestID> {
    Set(
      runs.flatMap { run in
        told[run.id]?.filter { $0.value.failures > 0 }.map(\.key) ?? []
      })
  }
}
