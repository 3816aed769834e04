import Statistics

/// A suite in so many parts that take about the same, each to be run by itself.
///
/// Where a block of tests goes is decided by its name alone, by the greatest of a hash of it with each shard (Thaler,
/// Ravishankar, "Using Name-Based Mappings to Increase Hit Rates", IEEE/ACM Transactions on Networking 6, 1998), so
/// that few go elsewhere when the suite changes. From there on blocks of the fullest shard move to the emptiest
/// one, or change places with one there, until no shard takes longer than with Graham's rule, whose answer is taken
/// where that does not succeed.
public struct ShardSplit: Sendable {
  /// By shard: the places of its tests in the suite, in their order.
  public private(set) var shards: [[Int]]
  /// By shard: what its tests take one after another, in microseconds.
  public private(set) var times: [Int64]

  /// What stays together.
  public enum Unit: String, CaseIterable, Sendable {
    /// Tests that share a set-up, unless that makes a shard too long; each other test by itself.
    case test
    case `class`, file
  }

  /// `names`: by place, what a test is called from run to run.
  /// `count`: how many shards; at least 1.
  public init(_ suite: PlannedSuite, names: [String], into count: Int, by unit: Unit = .test) {
    let blocks = Self.blocks(of: suite, into: count, by: unit)
    let dealt = blocks.map { Self.dealt($0, into: count) } + Self.plain(suite, count, unit)
    let best = dealt.map { Self.longest($0, suite) }.min() ?? 0
    var chosen: [[TestBlock]]?
    for blocks in blocks where chosen == nil {
      var parts = Self.hashed(blocks, names, into: count)
      Self.balance(&parts, names)
      let isGood = Self.longest(parts, suite) <= best && !parts.contains(where: \.isEmpty)
      chosen = isGood ? parts : nil
    }
    let parts =
      chosen
      ?? dealt.min {
        ($0.count(where: \.isEmpty), Self.longest($0, suite))
          < ($1.count(where: \.isEmpty), Self.longest($1, suite))
      } ?? []
    shards = parts.map { $0.flatMap(\.tests).sorted() }
    times = shards.map { Self.time(of: $0, suite) }
  }

  /// Ways to cut the suite into blocks, the largest first.
  private static func blocks(of suite: PlannedSuite, into count: Int, by unit: Unit)
    -> [[TestBlock]]
  {
    switch unit {
    case .test:
      let bound = TestOrder.lowerBound(of: suite, workers: count)
      return [1, 2, 4, 16].map { TestBlock.blocks(of: suite, most: max(1, bound / $0)) }
        + [TestBlock.single(of: suite)]
    case .class: return [TestBlock.blocks(of: suite) { $0.scope }]
    case .file: return [TestBlock.blocks(of: suite) { $0.file }]
    }
  }

  private static func longest(_ parts: [[TestBlock]], _ suite: PlannedSuite) -> Int64 {
    parts.map { time(of: $0.flatMap(\.tests).sorted(), suite) }.max() ?? 0
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
      let part = sums.indices.min {
        (sums[$0], parts[$0].count, $0) < (sums[$1], parts[$1].count, $1)
      }
      parts[part ?? 0].append(block)
      sums[part ?? 0] += block.time
    }
    return parts
  }

  /// The tests as they stand, cut where a shard is full.
  private static func plain(_ suite: PlannedSuite, _ count: Int, _ unit: Unit) -> [[[TestBlock]]] {
    guard unit == .test else { return [] }
    let share = suite.tests.reduce(0) { $0 + $1.work } / Int64(count)
    var parts: [[TestBlock]] = [[]]
    var sum: Int64 = 0
    for test in suite.tests.indices {
      if sum > share, parts.count < count {
        parts.append([])
        sum = 0
      }
      parts[parts.count - 1].append(TestBlock(tests: [test], time: suite.tests[test].work))
      sum += suite.tests[test].work
    }
    return [parts + Array(repeating: [], count: count - parts.count)]
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

  /// Evens out the fullest part and the emptiest one, by the move or the exchange that does it best, until none
  /// does.
  private static func balance(_ parts: inout [[TestBlock]], _ names: [String]) {
    var sums = parts.map { $0.reduce(0) { $0 + $1.time } }
    for part in parts.indices { parts[part].sort { isBefore($0, $1, names) } }
    var steps = 0
    while steps < 200, let full = sums.indices.max(by: { (sums[$0], -$0) < (sums[$1], -$1) }),
      let empty = sums.indices.min(by: { (sums[$0], $0) < (sums[$1], $1) })
    {
      steps += 1
      let half = (sums[full] - sums[empty]) / 2
      guard half > 0, let step = step(from: parts[full], to: parts[empty], half) else { return }
      let moved = parts[full].remove(at: step.moved)
      let back = step.back.map { parts[empty].remove(at: $0) }
      insert(moved, into: &parts[empty], names)
      if let back { insert(back, into: &parts[full], names) }
      sums[full] -= moved.time - (back?.time ?? 0)
      sums[empty] += moved.time - (back?.time ?? 0)
    }
  }

  private static func isBefore(_ one: TestBlock, _ other: TestBlock, _ names: [String]) -> Bool {
    one.time != other.time
      ? one.time < other.time : names[one.tests[0]] < names[other.tests[0]]
  }

  private static func insert(_ block: TestBlock, into part: inout [TestBlock], _ names: [String]) {
    let place = part.firstIndex { isBefore(block, $0, names) } ?? part.endIndex
    part.insert(block, at: place)
  }

  /// The block to move, and the one to take back for it, whose difference is the nearest to half of what one part
  /// has more; a move alone where it does nearly as well. Nil where nothing makes it better.
  ///
  /// Both parts are in ascending order of time.
  private static func step(from full: [TestBlock], to empty: [TestBlock], _ half: Int64)
    -> (moved: Int, back: Int?)?
  {
    func miss(_ time: Int64) -> Int64 { abs(time - half) }
    let move = full.indices.min { miss(full[$0].time) < miss(full[$1].time) }
    if let move, full[move].time > 0, full.count > 1, miss(full[move].time) * 10 < half {
      return (move, nil)
    }
    var best: (moved: Int, back: Int?, miss: Int64)?
    if let move, full[move].time > 0, full.count > 1, miss(full[move].time) < half {
      best = (move, nil, miss(full[move].time))
    }
    var back = 0
    for moved in full.indices {
      while back + 1 < empty.count,
        miss(full[moved].time - empty[back + 1].time) <= miss(full[moved].time - empty[back].time)
      {
        back += 1
      }
      guard back < empty.count else { break }
      let missed = miss(full[moved].time - empty[back].time)
      if missed < min(half, best?.miss ?? .max) { best = (moved, back, missed) }
    }
    return best.map { ($0.moved, $0.back) }
  }
}
