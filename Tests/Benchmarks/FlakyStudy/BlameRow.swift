import Analysis

/// The figures of a row of `MineStudy`.
struct BlameRow {
  /// What a failure can be, in the order of `FailureBlame`'s parts.
  static let kinds = ["yours", "main", "flaky", "outage"]
  private var said: [(p: Double, isYours: Bool)] = []
  private var named = [0, 0, 0, 0]
  private var right = [0, 0, 0, 0]
  private var truths = [0, 0, 0, 0]
  private var untold = 0

  mutating func take(_ blame: FailureBlame, _ truth: Int) {
    said.append((blame.yours, truth == 0))
    truths[truth] += 1
    guard let kind = blame.named.flatMap(FailureBlame.Cause.allCases.firstIndex) else {
      untold += 1
      return
    }
    named[kind] += 1
    if kind == truth { right[kind] += 1 }
  }

  mutating func add(_ other: BlameRow) {
    said += other.said
    untold += other.untold
    for kind in Self.kinds.indices {
      named[kind] += other.named[kind]
      right[kind] += other.right[kind]
      truths[kind] += other.truths[kind]
    }
  }

  var cells: [String] {
    [
      "\(said.count)", number(ratio(truths[0], said.count), 2), number(calibrationError, 3),
    ]
      + Self.kinds.indices.flatMap {
        [number(ratio(right[$0], named[$0]), 2), number(ratio(right[$0], truths[$0]), 2)]
      } + [number(ratio(untold, said.count), 2)]
  }

  /// What was said and what was true, by tenths of the failures.
  private var bins: [(said: Double, isTrue: Double, count: Int)] {
    let sorted = said.sorted { $0.p < $1.p }
    return (0..<10).compactMap { part in
      let bin = sorted[(part * sorted.count / 10)..<((part + 1) * sorted.count / 10)]
      guard !bin.isEmpty else { return nil }
      return (
        bin.reduce(0) { $0 + $1.p } / Double(bin.count),
        ratio(bin.count(where: \.isYours), bin.count),
        bin.count
      )
    }
  }

  /// The mean difference of what was said and what was true (expected calibration error).
  private var calibrationError: Double {
    bins.reduce(0) { $0 + abs($1.said - $1.isTrue) * Double($1.count) } / Double(said.count)
  }

  var reliability: [String] { bins.map { number($0.said, 2) + "/" + number($0.isTrue, 2) } }
}
