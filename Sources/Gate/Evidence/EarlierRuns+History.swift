import Analysis
import History

extension EarlierRuns {
  /// Two runs of one source within the hour may have had one outage of the machine.
  private static let outage: Int64 = 3_600_000_000

  /// What the runs before a run tell of slow tests.
  ///
  /// `tests`: those that are judged, in ascending order. `baseline`: the oldest run first.
  init(before history: RunHistory, tests: [TestID], baseline: [RunSummary]) {
    let earlier = Array(history.earlierRuns.reversed())
    let others = earlier.map { earlier in
      var seconds = [Double](repeating: .nan, count: tests.count)
      AscendingTests.align(earlier.durations.tests, with: tests) { row, index in
        seconds[row] = Double(earlier.durations.microseconds[index]) / 1_000_000
      }
      return seconds
    }
    let runs = baseline + earlier.map(\.run)
    let following = runs.dropFirst() + [history.run]
    self.init(
      areOfTrunk: history.run.branch == history.trunk || history.run.branch == nil,
      others: others,
      isOfItsOwn: zip(runs, following).map { run, next in
        run.source != next.source
          || next.startedAt.microseconds - run.startedAt.microseconds >= Self.outage
      })
  }
}
