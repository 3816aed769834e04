import History

/// The totals of one file of an LCOV report, which count where it tells no lines.
struct LCOVTotals {
  private var values: [Substring: Int64] = [:]

  private static let kinds: Set<Substring> = ["LF", "LH", "BRF", "BRH"]

  /// Takes a record: its kind and what stands behind the colon.
  mutating func take(_ kind: Substring, _ value: Substring) {
    if Self.kinds.contains(kind) { values[kind] = Int64(value) }
  }

  func counts(_ numbers: inout CoverageNumbers) -> CoverageCounts {
    let lines = numbers.share(values["LH"], of: values["LF"])
    let branches = numbers.share(values["BRH"], of: values["BRF"])
    return CoverageCounts(
      linesCovered: lines?.covered ?? 0, linesTotal: lines?.total ?? 0,
      branchesCovered: branches?.covered ?? 0, branchesTotal: branches?.total ?? 0)
  }
}
