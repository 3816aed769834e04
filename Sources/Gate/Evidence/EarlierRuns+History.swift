import Analysis
import History

extension EarlierRuns {
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
      areOfTrunk: history.run.isOfTrunk(history.trunk),
      others: others,
      isOfItsOwn: zip(runs, following).map { run, next in
        !run.sharesOutage(with: next)
      })
  }
}
