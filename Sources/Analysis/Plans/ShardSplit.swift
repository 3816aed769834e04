import Statistics

/// A suite in so many parts that take about the same, each to be run by itself.
///
/// Where a block of tests goes is decided by its name alone, by the greatest of a hash of it with each shard (Thaler,
/// Ravishankar, "Using Name-Based Mappings to Increase Hit Rates", IEEE/ACM Transactions on Networking 6, 1998), so
/// that few go elsewhere when the suite changes. From there on blocks move from the fullest shard to the emptiest
/// one until no shard takes longer than with Graham's rule, whose answer is taken where that does not succeed.
public struct ShardSplit: Sendable {
  /// By shard: the places of its tests in the suite, in their order.
  public private(set) var shards: [[Int]]
  /// By shard: what its tests take one after another, in microseconds.
  public private(set) var times: [Int64]

  /// What stays together.
  public enum Unit: String, CaseIterable, Sendable {
    /// Tests that share a set-up; each other test by itself.
    case test
    case `class`, file
  }

  /// - Parameters:
  ///   - names: by place, what a test is called from run to run.
  ///   - count: how many shards; at least 1.
  public init(_ suite: PlannedSuite, names: [String], into count: Int, by unit: Unit = .test) {
    let blocks = Self.blocks(of: suite, into: count, by: unit)
    let dealt = Self.dealt(blocks, into: count)
    var parts = Self.hashed(blocks, names, into: count)
    Self.balance(&parts, names)
    func longest(_ parts: [[TestBlock]]) -> Int64 {
      parts.map { Self.time($0, suite) }.max() ?? 0
    }
    let isLeft = longest(parts) > longest(dealt) || parts.contains(where: \.isEmpty)
    let chosen = isLeft ? dealt : parts
    shards = chosen.map { $0.flatMap(\.tests).sorted() }
    times = shards.map { Self.time(of: $0, suite) }
  }

  private static func blocks(of suite: PlannedSuite, into count: Int, by unit: Unit)
    -> [TestBlock]
  {
    switch unit {
    case .test: TestBlock.blocks(of: suite, most: TestOrder.lowerBound(of: suite, workers: count))
    case .class: TestBlock.blocks(of: suite) { $0.scope }
    case .file: TestBlock.blocks(of: suite) { $0.file }
    }
  }

  private static func time(_ blocks: [TestBlock], _ suite: PlannedSuite) -> Int64 {
    time(of: blocks.flatMap(\.tests).sorted(), suite)
  }

  private static func time(of tests: [Int], _ suite: PlannedSuite) -> Int64 {
    tests.indices.reduce(0) {
      $0 + suite.time(of: tests[$1], after: $1 > 0 ? tests[$1 - 1] : nil)
    }
  }
}

// Who gets what.
extension ShardSplit {
  /// Each block, the longest first, to the shard with the least.
  private static func dealt(_ blocks: [TestBlock], into count: Int) -> [[TestBlock]] {
    var parts = Array(repeating: [TestBlock](), count: count)
    var sums = Array(repeating: Int64(0), count: count)
    for block in blocks {
      let part = sums.indices.min { (sums[$0], parts[$0].count, $0) < (sums[$1], parts[$1].count, $1) }
      parts[part ?? 0].append(block)
      sums[part ?? 0] += block.time
    }
    return parts
  }

  private static func hashed(_ blocks: [TestBlock], _ names: [String], into count: Int)
    -> [[TestBlock]]
  {
    var parts = Array(repeating: [TestBlock](), count: count)
    for block in blocks { parts[shard(of: names[block.tests[0]], among: count)].append(block) }
    return parts
  }

  /// The shard, from 0 on, of a test of which nothing but its name is known.
  public static func shard(of name: String, among count: Int) -> Int {
    let name = hash(name)
    return (0..<max(1, count)).max { weight(name, $0) < weight(name, $1) } ?? 0
  }

  private static func weight(_ name: UInt64, _ shard: Int) -> UInt64 {
    var mix = SplitMix64(seed: name ^ UInt64(shard + 1) &* 0x9e37_79b9_7f4a_7c15)
    return mix.next()
  }

  /// FNV-1a: the same in every process, as Swift's own hash is not.
  private static func hash(_ text: String) -> UInt64 {
    text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }

  /// Moves blocks from the fullest part to the emptiest, those that even the two out the most, until none does.
  private static func balance(_ parts: inout [[TestBlock]], _ names: [String]) {
    var sums = parts.map { $0.reduce(0) { $0 + $1.time } }
    while let full = sums.indices.max(by: { (sums[$0], -$0) < (sums[$1], -$1) }),
      let empty = sums.indices.min(by: { (sums[$0], $0) < (sums[$1], $1) })
    {
      let half = (sums[full] - sums[empty]) / 2
      // What is left to even out is not worth a test elsewhere.
      guard half * 200 > sums[full] else { return }
      let better = parts[full].indices.filter { parts[full][$0].time < 2 * half }
      guard
        let moved = better.min(by: { one, other in
          let (left, right) = (abs(parts[full][one].time - half), abs(parts[full][other].time - half))
          return left != right
            ? left < right : names[parts[full][one].tests[0]] < names[parts[full][other].tests[0]]
        }), parts[full][moved].time > 0
      else { return }
      let block = parts[full].remove(at: moved)
      parts[empty].append(block)
      sums[full] -= block.time
      sums[empty] += block.time
    }
  }
}
