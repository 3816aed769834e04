import History

/// What every test did in every run, test after test, each with its runs.
struct TestGrid {
  static let absent: UInt8 = 255
  /// Set in an outcome where the test failed as well.
  static let flaky: UInt8 = 8
  /// What a number of JavaScript holds exactly, in microseconds.
  private static let longest: Int64 = 1 << 52

  /// The tests in their order, and the place of each.
  let tests: [TestID]
  let places: [TestID: Int]
  let runs: Int
  /// `Outcome`'s raw value, with `flaky` where it is so; `absent` where the run has not the test.
  private(set) var outcomes: [UInt8]
  /// Microseconds; -1 where nobody measured it.
  private(set) var durations: [Int64]

  init(_ cells: [RunCells], order tests: [TestID]) {
    self.tests = tests
    let places = Dictionary(
      zip(tests, tests.indices), uniquingKeysWith: { first, _ in first })
    self.places = places
    runs = cells.count
    outcomes = Array(repeating: Self.absent, count: tests.count * runs)
    durations = Array(repeating: -1, count: tests.count * runs)
    // Rows come in much the same order run after run, so that most places need not be looked up.
    var likely: [Int] = []
    for (run, column) in cells.enumerated() {
      var found: [Int] = []
      found.reserveCapacity(column.tests.count)
      for (row, test) in column.tests.enumerated() {
        let isLikely = row < likely.count && tests[likely[row]] == test
        guard let place = isLikely ? likely[row] : places[test] else { continue }
        found.append(place)
        let cell = place * runs + run
        outcomes[cell] =
          column.outcomes[row].rawValue | (column.isFlaky[row] ? Self.flaky : 0)
        durations[cell] = min(column.durations[row], Self.longest)
      }
      likely = found
    }
  }

  /// What a test took run by run.
  func durations(ofTest test: Int) -> ArraySlice<Int64> {
    durations[test * runs..<(test + 1) * runs]
  }
}
