public import History

extension Distribution {
  /// The schedule of a suite on so many workers.
  ///
  /// `mostAtOnce`: as `--maxschedchunk` of pytest-xdist has it; nil for no bound.
  public func schedule(_ suite: PlannedSuite, workers: Int, mostAtOnce: Int? = nil)
    -> WorkSchedule
  {
    let count = suite.tests.count
    switch self {
    case .load:
      return WorkerPool.run(
        LoadScheduler(tests: count, mostAtOnce: mostAtOnce), workers: workers, time: suite.time)
    case .worksteal:
      return WorkerPool.run(
        WorkStealScheduler(tests: count), workers: workers, time: suite.time)
    case .loadscope:
      return WorkerPool.run(
        UnitScheduler(units: suite.tests.map(\.scope)), workers: workers, time: suite.time)
    case .loadfile:
      return WorkerPool.run(
        UnitScheduler(units: suite.tests.map(\.file)), workers: workers, time: suite.time)
    case .tests:
      return FreeWorkers.run(
        suite.tests.indices.map { [$0] }, workers: workers, time: suite.time)
    case .files:
      return FreeWorkers.run(
        suite.tests.indices.grouped(by: { suite.tests[$0].file }), workers: workers,
        time: suite.time)
    }
  }

  /// Whether the order of the tests changes what each worker gets.
  public var obeysOrder: Bool { self == .load || self == .worksteal || self == .tests }

  /// What stays on one worker, as a number; nil where every test may go elsewhere.
  public func unit(of test: PlannedSuite.Test) -> Int? {
    switch self {
    case .load, .worksteal, .tests: nil
    case .loadscope: test.scope
    case .loadfile, .files: test.file
    }
  }
}

extension Sequence {
  /// The elements by a key, keys and elements in the order in which they come.
  func grouped<Key: Hashable>(by key: (Element) -> Key) -> [[Element]] {
    var places: [Key: Int] = [:]
    var groups: [[Element]] = []
    for element in self {
      if let place = places[key(element)] {
        groups[place].append(element)
      } else {
        places[key(element)] = groups.count
        groups.append([element])
      }
    }
    return groups
  }
}
