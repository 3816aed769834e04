/// The coverage of one file. A reader emits each file of a report once.
public struct FileCoverage: Hashable, Sendable {
  /// The path as the report means it: source roots joined, `/` between folders.
  public var path: String
  public var counts: CoverageCounts
  /// Line by line in ascending order, where the report says so much; then `counts` is their sum.
  /// Reports of the same file unite by it.
  public var lines: [LineCoverage]

  /// The coverage of a file; without lines where its report tells totals alone.
  public init(path: String, counts: CoverageCounts, lines: [LineCoverage] = []) {
    self.path = path
    self.counts = counts
    self.lines = lines
  }
}
