import History

/// What went from the trunk, or was skipped, longer ago than the baseline goes: it was remembered when it happened.
extension HistoryStore {
  /// Adds the tests that went after runs of the trunk that are older than the baseline, and those that were skipped.
  ///
  /// `present`: the tests of the judged run.
  func addRemembered(
    from runs: ArraySlice<RunID>, to history: inout RunHistory, present: Set<TestID>,
    _ renames: TestRenames
  ) throws {
    var oldest: RunID?
    for id in runs {
      let gone = try connection.rows(
        .departuresOfRun, ["reference": .id(id), "run": .id(history.run.id)]
      ) {
        (
          test: TestID($0.integer(Columns.DeparturesOfRun.testID)),
          next: RunID($0.integer(Columns.DeparturesOfRun.nextRunID))
        )
      }
      guard let next = gone.first?.next else { continue }
      let tests = gone.map { renames[$0.test] }.filter { !present.contains($0) }
      if try history.past.add(tests, wentBetween: { (try run(id), try run(next)) }) { oldest = id }
    }
    if let oldest {
      history.past.noteNewTests(since: try renames.applied(to: testsThatRan(in: oldest)).tests)
    }
    try addBegunSkips(from: runs, to: &history)
  }

  /// Adds the runs after which tests were skipped that the judged run skips.
  private func addBegunSkips(from runs: ArraySlice<RunID>, to history: inout RunHistory) throws {
    guard !runs.isEmpty else { return }
    let older = Set(runs)
    let ranNewest = Set(
      history.lossReference?.results.lazy.filter { $0.outcome != .skipped }.map(\.test) ?? [])
    for result in history.results
    where result.outcome == .skipped && history.past.lastRan[result.test] == nil
      && !ranNewest.contains(result.test)
    {
      let begun = try connection.rows(.begunSkipsOfTest, ["test": .id(result.test)]) {
        (
          run: RunID($0.integer(Columns.BegunSkipsOfTest.runID)),
          next: RunID($0.integer(Columns.BegunSkipsOfTest.nextRunID))
        )
      }
      guard let last = begun.first(where: { older.contains($0.run) }) else { continue }
      history.past.add(skipped: result.test, ranIn: try run(last.run), next: try run(last.next))
    }
  }
}
