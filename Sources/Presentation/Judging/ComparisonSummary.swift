public import History

/// What the query `compare-totals` says, in sentences.
public struct ComparisonSummary {
  private let table: ResultTable

  /// `totals`: the rows of the query, before and after.
  public init(_ totals: ResultTable) { table = totals }

  /// The lines; none where a side has no run.
  public var lines: [String] {
    guard table.rows.count == 2 else { return [] }
    var lines = ["\(side(0)) → \(side(1))"]
    var parts: [String] = []
    if let change = change("wall_us", ratio: "wall_ratio") { parts.append("wall \(change)") }
    if let change = change("in_common_us", ratio: "in_common_ratio") {
      parts.append("tests in common \(change)")
    }
    lines.append(parts.joined(separator: " · "))
    parts = []
    if let typical = text(1, "typical_ratio"), let low = text(1, "low_ratio"),
      let high = text(1, "high_ratio")
    {
      parts.append("a typical test \(typical), the middle half \(low) to \(high)")
    }
    for column in ["tests", "failed"] {
      guard let before = text(0, column), let after = text(1, column), before != after else {
        continue
      }
      parts.append("\(before) → \(after) \(column)")
    }
    lines.append(parts.joined(separator: " · "))
    return lines.filter { !$0.isEmpty }
  }

  private func side(_ row: Int) -> String {
    let run = text(row, "run") ?? "?"
    let count = text(row, "runs") ?? "1"
    return count == "1" ? "run \(run)" : "\(count) runs up to \(run)"
  }

  private func change(_ column: String, ratio: String) -> String? {
    guard let before = text(0, column), let after = text(1, column) else { return nil }
    return "\(before) → \(after)" + (text(1, ratio).map { " (\($0))" } ?? "")
  }

  private func text(_ row: Int, _ column: String) -> String? {
    guard let index = table.columns.firstIndex(of: column), table.rows[row][index] != .null else {
      return nil
    }
    let cell = table.rows[row][index]
    if case .real(let value) = cell, column == "failed" { return Units.decimal(value) }
    return ColumnUnit(column).text(of: cell)
  }
}
