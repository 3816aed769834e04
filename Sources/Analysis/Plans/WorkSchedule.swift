/// Which worker ran which test when, in microseconds since the first test could begin.
public struct WorkSchedule: Sendable {
  /// A test, by its place in the suite, on a worker.
  public struct Entry: Hashable, Sendable {
    public var test: Int
    public var worker: Int
    public var start: Int64
    public var end: Int64
  }

  /// In the order in which the tests began.
  public var entries: [Entry] = []
  /// How many workers there were, with those that got nothing to do.
  public var workers: Int

  /// When the last test ended.
  public var makespan: Int64 { entries.map(\.end).max() ?? 0 }

  /// The share of the workers' time that nobody used, 0…1.
  public var idleShare: Double {
    let busy = entries.reduce(0) { $0 + $1.end - $1.start }
    let all = makespan * Int64(workers)
    return all > 0 ? 1 - Double(busy) / Double(all) : 0
  }

  /// What was paid for shared things of a suite.
  public func setups(in suite: PlannedSuite) -> Int64 {
    var last: [Int: Int] = [:]
    return entries.reduce(0) { sum, entry in
      defer { last[entry.worker] = entry.test }
      return sum + suite.setup(of: entry.test, after: last[entry.worker])
    }
  }
}
