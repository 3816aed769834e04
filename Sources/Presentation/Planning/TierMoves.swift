public import History

/// The tests that are of another tier than when a baseline was run, for people and programs.
public struct TierMoves: Sendable {
  /// A test with its tier and its usual time, before and now.
  private struct Move {
    var test: String
    var before: (tier: String, time: Int64?)
    var now: (tier: String, time: Int64?)

    /// Microseconds that it takes less than before.
    var gain: Int64 { (before.time ?? 0) - (now.time ?? 0) }
  }

  private let baseline: String
  private let moves: [Move]

  /// `before`, `now`: the rows of the query `tests`, up to the baseline and of all runs.
  public init(baseline: String, before: ResultTable, now: ResultTable) {
    self.baseline = baseline
    let before = Self.tiers(before)
    moves = Self.tiers(now).compactMap { test, now in
      guard let old = before[test], old.tier != now.tier else { return nil }
      return Move(test: test, before: old, now: now)
    }.sorted {
      ($0.gain, $0.test) < ($1.gain, $1.test)
    }
  }

  private static func tiers(_ table: ResultTable) -> [String: (tier: String, time: Int64?)] {
    let rows = zip(zip(table.texts("test"), table.texts("tier")), table.integers("median_us"))
    var tiers: [String: (tier: String, time: Int64?)] = [:]
    for ((test, tier), time) in rows {
      if let test, let tier { tiers[test] = (tier, time) }
    }
    return tiers
  }

  /// The tests, those that became slower by most first.
  public func table(limit: Int?) -> ResultTable {
    let rows = moves.prefix(limit.map { $0 == 0 ? .max : $0 } ?? .max).map { move in
      [
        ResultTable.Cell.text(move.test), .text(move.before.tier), .text(move.now.tier),
        move.before.time.map { .integer($0) } ?? .null, move.now.time.map { .integer($0) } ?? .null,
      ]
    }
    return ResultTable(columns: ["test", "was", "tier", "was_us", "median_us"], rows: Array(rows))
  }

  /// How `table` is shown.
  public var layout: TableLayout {
    TableLayout(
      yielding: ["was_us"],
      whenEmpty: "no test is of another tier than in baseline \(TerminalText.visible(baseline))")
  }

  /// `3 tests moved since baseline before: 2 slow → fast, 1 fast → medium (--moved lists them)`; nothing where none did.
  public func lines(width: Int?) -> [String] {
    guard !moves.isEmpty else { return [] }
    let kinds = Dictionary(grouping: moves) { "\($0.before.tier) → \($0.now.tier)" }
    let words = kinds.map { (words: $0.key, count: $0.value.count) }
      .sorted { ($1.count, $0.words) < ($0.count, $1.words) }
      .map { "\(Units.grouped($0.count)) \($0.words)" }
    let sentence =
      "\(Units.count(moves.count, "test")) moved since baseline \(TerminalText.visible(baseline)): "
      + words.joined(separator: ", ") + " (--moved lists them)"
    return TextWrap.lines(sentence, width: width)
  }
}
