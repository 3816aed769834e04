import Analysis
import History
import RealModule
import TestSupport
import Testing

@Suite struct ShardSplitTests {
  private func names(_ suite: PlannedSuite) -> [String] {
    suite.tests.map { "tests.test_\($0.file)::test_\($0.test.rawValue)" }
  }

  @Test(arguments: ShardSplit.Unit.allCases)
  func shardsAreTheWholeSuiteAndHaveNothingInCommon(_ unit: ShardSplit.Unit) {
    var random = Generator(seed: 5)
    for _ in 0..<60 {
      let suite = PlannedSuite.random(&random)
      let count = Int.random(in: 1...12, using: &random)
      let split = ShardSplit(suite, names: names(suite), into: count, by: unit)
      #expect(split.shards.count == count)
      #expect(split.shards.flatMap(\.self).sorted() == Array(suite.tests.indices))
    }
  }

  @Test func noShardIsEmptyWhereThereAreTestsForAll() {
    var random = Generator(seed: 6)
    for _ in 0..<60 {
      let suite = PlannedSuite.random(&random)
      let count = Int.random(in: 1...min(12, suite.tests.count), using: &random)
      let split = ShardSplit(suite, names: names(suite), into: count)
      #expect(split.shards.allSatisfy { !$0.isEmpty })
    }
  }

  /// Against pytest-split's two algorithms: each longest test to the least loaded shard, and the tests in their
  /// order cut where a shard is full; set-ups counted.
  @Test func noLongestShardIsLongerThanThoseOfPytestSplit() {
    var random = Generator(seed: 7)
    for _ in 0..<100 {
      let suite = PlannedSuite.random(&random)
      let count = Int.random(in: 2...8, using: &random)
      guard suite.tests.count >= count else { continue }
      let split = ShardSplit(suite, names: names(suite), into: count)
      let longest = split.times.max() ?? 0
      #expect(longest <= longestPart(of: suite, leastDuration(suite, count)))
      #expect(longest <= longestPart(of: suite, chunks(suite, count)))
    }
  }

  @Test func nineInTenTestsStayWhereOneInTwentyChanges() {
    var random = Generator(seed: 9)
    var (stayed, all) = (0, 0)
    for _ in 0..<20 {
      let suite = PlannedSuite.plain(
        (0..<600).map { _ in Int64(50_000 * Double.exp(1.2 * random.normal())) })
      let before = ShardSplit(suite, names: names(suite), into: 4)
      var changed = suite
      for _ in 0..<30 {
        let place = changed.tests.indices.randomElement(using: &random) ?? 0
        changed.tests[place].work = Int64(50_000 * Double.exp(1.2 * random.normal()))
      }
      let after = ShardSplit(changed, names: names(changed), into: 4)
      for shard in 0..<4 {
        stayed += Set(before.shards[shard]).intersection(after.shards[shard]).count
      }
      all += suite.tests.count
    }
    #expect(Double(stayed) / Double(all) >= 0.9)
  }

  private func longestPart(of suite: PlannedSuite, _ parts: [[Int]]) -> Int64 {
    parts.map { tests in
      tests.sorted().reduce((Int64(0), Int?.none)) {
        ($0.0 + suite.time(of: $1, after: $0.1), $1)
      }.0
    }.max() ?? 0
  }

  private func leastDuration(_ suite: PlannedSuite, _ count: Int) -> [[Int]] {
    var parts = Array(repeating: [Int](), count: count)
    var sums = Array(repeating: Int64(0), count: count)
    for test in suite.tests.indices.sorted(by: { suite.tests[$0].work > suite.tests[$1].work }) {
      let part = sums.indices.min { sums[$0] < sums[$1] } ?? 0
      parts[part].append(test)
      sums[part] += suite.tests[test].work
    }
    return parts
  }

  private func chunks(_ suite: PlannedSuite, _ count: Int) -> [[Int]] {
    let share = suite.tests.reduce(0) { $0 + $1.work } / Int64(count)
    var parts: [[Int]] = [[]]
    var sum: Int64 = 0
    for test in suite.tests.indices {
      if sum > share, parts.count < count {
        parts.append([])
        sum = 0
      }
      parts[parts.count - 1].append(test)
      sum += suite.tests[test].work
    }
    return parts
  }
}
