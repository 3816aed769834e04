/// What questions ask of the results of a run.
extension RunBlock {
  /// What the first attempts took, of the tests that passed at them and were measured.
  public var passes: RunDurations {
    var passes = RunDurations()
    passes.tests.reserveCapacity(tests.count)
    passes.microseconds.reserveCapacity(tests.count)
    for place in tests.indices
    where outcomes[place] == .passed && durations[place] != Self.unmeasured {
      passes.tests.append(tests[place])
      passes.microseconds.append(durations[place])
    }
    return passes
  }

  /// What each test came to, in order.
  public var results: [TestResult] {
    var results: [TestResult] = []
    results.reserveCapacity(tests.count)
    forEach { place, tried in
      let test = tests[place]
      guard let tried else { return results.append(TestResult(test: test, only: first(at: place))) }
      if let result = TestResult(test: test, attempts: tried) { results.append(result) }
    }
    return results
  }

  /// What each test did, column by column.
  public var cells: RunCells {
    var cells = RunCells()
    forEach { place, tried in cells.add(tests[place], tried ?? [first(at: place)]) }
    return cells
  }

  /// By test: whether it ran at first.
  public var ran: [Bool] { outcomes.map { $0 != .skipped } }
}
