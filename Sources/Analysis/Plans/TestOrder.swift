public import History
import Statistics

/// The order of a suite's tests with which its workers end soonest.
///
/// Tests that share a set-up stay together, as blocks. The longest block comes first to the part of the order with
/// the most time left, as Graham's rule has it ("Bounds on Multiprocessing Timing Anomalies", SIAM Journal on
/// Applied Mathematics 17, 1969), where parts are what the scheduler hands out at once; within a part the longest
/// comes first. From there on exchanges are kept that end sooner when simulated.
public struct TestOrder: Sendable {
  /// The places of the tests, and their schedule.
  public private(set) var places: [Int]
  public private(set) var schedule: WorkSchedule

  /// The best order that was found; the one that is there where no other is better. The same suite always gives
  /// the same. About a second for 10,000 tests.
  public init(
    best suite: PlannedSuite, _ distribution: Distribution, workers: Int, mostAtOnce: Int? = nil
  ) {
    func schedule(_ order: [Int]) -> WorkSchedule {
      distribution.schedule(suite.ordered(order), workers: workers, mostAtOnce: mostAtOnce)
    }
    places = Array(suite.tests.indices)
    self.schedule = schedule(places)
    guard distribution.obeysOrder, workers > 1, suite.tests.count > 2 * workers else { return }
    let bound = Self.lowerBound(of: suite, workers: workers)
    let blocks = TestBlock.blocks(of: suite, most: bound)
    let sizes = distribution.parts(of: suite.tests.count, workers: workers)
    var parts = Self.dealt(blocks, sizes)
    let tries = max(10, min(300, Self.triedTests / suite.tests.count))
    var random = SplitMix64(seed: 0)
    for attempt in 0..<tries where self.schedule.makespan * 1000 > bound * 1005 {
      let tried = attempt == 0 ? parts : Self.exchanged(parts, &random)
      let order = tried.flatMap { $0.flatMap(\.tests) }
      let next = schedule(order)
      if next.makespan < self.schedule.makespan {
        (places, self.schedule, parts) = (order, next, tried)
      }
    }
  }

  /// How many tests are simulated in search of a better order.
  private static let triedTests = 1_000_000

  /// What no order can beat: the longest test, and what all take, on as many workers, with each shared thing paid once.
  public static func lowerBound(of suite: PlannedSuite, workers: Int) -> Int64 {
    let work = suite.tests.reduce(0) { $0 + $1.work + suite.gap }
    let setups = suite.fileSetups.reduce(0, +) + suite.scopeSetups.reduce(0, +)
    let longest = suite.tests.indices.map { suite.time(of: $0, after: nil) }.max() ?? 0
    let used = Int64(max(1, min(workers, suite.tests.count)))
    return max(longest, (work + setups) / used + suite.workerSetup)
  }

  /// Blocks, the longest first, each to the part that is the least full by time of those with room for it.
  private static func dealt(_ blocks: [TestBlock], _ sizes: [Int]) -> [[TestBlock]] {
    var parts = Array(repeating: [TestBlock](), count: sizes.count)
    var times = Array(repeating: 0.0, count: sizes.count)
    var rooms = sizes
    for block in blocks {
      let fitting = sizes.indices.filter { rooms[$0] >= block.tests.count }
      func fullness(_ part: Int) -> Double {
        (times[part] + Double(block.time)) / Double(max(1, sizes[part]))
      }
      let part =
        fitting.min { (fullness($0), $0) < (fullness($1), $1) }
        ?? sizes.indices.max { (rooms[$0], -$0) < (rooms[$1], -$1) } ?? 0
      parts[part].append(block)
      times[part] += Double(block.time)
      rooms[part] -= block.tests.count
    }
    return parts
  }

  /// Two blocks of two parts in each other's place.
  private static func exchanged(_ parts: [[TestBlock]], _ random: inout SplitMix64)
    -> [[TestBlock]]
  {
    var parts = parts
    let filled = parts.indices.filter { !parts[$0].isEmpty }
    guard let one = filled.randomElement(using: &random),
      let other = filled.randomElement(using: &random),
      let first = parts[one].indices.randomElement(using: &random),
      let second = parts[other].indices.randomElement(using: &random)
    else { return parts }
    let block = parts[one][first]
    parts[one][first] = parts[other][second]
    parts[other][second] = block
    return parts
  }
}

extension Distribution {
  /// How many tests are handed out at once, part by part in the order of the tests.
  fileprivate func parts(of tests: Int, workers: Int) -> [Int] {
    switch self {
    case .worksteal:
      // As it divides what is left by the workers that are left.
      return (0..<workers).map { tests * ($0 + 1) / workers - tests * $0 / workers }
    case .load:
      let first = max(tests / workers / 4, 2)
      var parts = Array(repeating: first, count: workers)
      var rest = tests - first * workers
      while rest > 0 {
        let part = min(rest, max(2, rest / workers / 2))
        parts.append(part)
        rest -= part
      }
      return parts
    case .tests, .files, .loadscope, .loadfile: return [tests]
    }
  }
}
