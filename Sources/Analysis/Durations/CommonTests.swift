import Statistics

/// The tests that a run and its baseline share, so that totals compare like with like.
struct CommonTests {
  /// In the run and in at least half of the baseline's runs.
  private(set) var common: [Int] = []
  /// In the run and in less than half of the baseline's runs.
  private(set) var added: [Int] = []
  /// In at least half of the baseline's runs and not in the run.
  private(set) var missing: [Int] = []
  /// The median of each test in the baseline, in seconds.
  private(set) var medians: [Double] = []

  private let baseline: TestsByRuns

  init(_ run: [Double], _ baseline: TestsByRuns) {
    self.baseline = baseline
    for test in run.indices {
      let history = baseline.values(ofTest: test).filter { !$0.isNaN }
      let isKnown = !history.isEmpty && 2 * history.count >= baseline.runs
      medians.append(Quantiles.median(of: history))
      switch (isKnown, !run[test].isNaN) {
      case (true, true): common.append(test)
      case (false, true): added.append(test)
      case (true, false): missing.append(test)
      case (false, false): break
      }
    }
  }

  /// What some of the common tests took together in each run of the baseline. Where one of them is
  /// missing, it counts with its median.
  func totals(of tests: [Int]) -> [Double] {
    (0..<baseline.runs).map { run in
      var sum = 0.0
      for test in tests {
        let seconds = baseline[test, run]
        sum += seconds.isNaN ? medians[test] : seconds
      }
      return sum
    }
  }
}
