public import History

/// What `go test -coverprofile` writes. It counts statements in blocks, which are given as lines are:
/// so many covered of so many.
public enum GoCoverProfile: ReportFormat {
  public static let name = "go-coverprofile"
  public static let purpose = ReportPurpose.coverage
  public static let description = "go test -coverprofile"

  public static func recognises(_ head: ReportHead) -> Bool { head.starts(with: "mode: ") }

  public static func read(
    _ source: ReportSource, into receive: (ReportEvent) throws -> Void
  ) throws -> ReportSummary {
    let bytes = try ByteCursor(source)
    var blocks: [Substring: (statements: Int64, isCovered: Bool)] = [:]
    var order: [Substring] = []
    var hasMode = false
    while let line = try bytes.nextLine()?.trimmingBlanks {
      // Profiles that were joined have the mode once for each.
      if line.hasPrefix("mode:") {
        hasMode = true
        continue
      }
      guard !line.isEmpty else { continue }
      guard hasMode else { throw bytes.errorInLastLine("the line with the mode is missing") }
      guard let block = Block(line) else {
        throw bytes.errorInLastLine("no block of a Go coverage profile: \(line.prefix(60))")
      }
      if blocks[block.place] == nil { order.append(block.place) }
      let isCovered = blocks[block.place]?.isCovered == true || block.isCovered
      blocks[block.place] = (block.statements, isCovered)
    }
    var files: [Substring: CoverageCounts] = [:]
    var paths: [Substring] = []
    for place in order {
      guard let block = blocks[place], let colon = place.lastIndex(of: ":") else { continue }
      let path = place[..<colon]
      if files[path] == nil { paths.append(path) }
      let counts = CoverageCounts(
        linesCovered: block.isCovered ? block.statements : 0, linesTotal: block.statements)
      files[path] = (files[path] ?? CoverageCounts()) + counts
    }
    for path in paths {
      let name = ReportedPath.relative(String(path), checkout: source.checkoutRoot)
      try receive(.coverage(FileCoverage(path: name, counts: files[path] ?? CoverageCounts())))
    }
    var summary = ReportSummary(format: name)
    summary.dialect = .go
    return summary
  }

  /// `path:line.column,line.column statements count`
  private struct Block {
    /// The path with the place in the file, which tells the block from others.
    var place: Substring
    var statements: Int64
    var isCovered: Bool

    init?(_ line: String) {
      let parts = line.split(separator: " ", omittingEmptySubsequences: false)
      guard parts.count >= 3, let count = parts.last.flatMap({ UInt64($0) }),
        let statements = Int32(parts[parts.count - 2]), statements >= 0
      else { return nil }
      let rest = parts[parts.count - 2].startIndex
      place = line[..<line.index(before: rest)]
      guard let colon = place.lastIndex(of: ":"), colon > place.startIndex else { return nil }
      let numbers = place[place.index(after: colon)...].split { $0 == "." || $0 == "," }
      guard numbers.count == 4, numbers.allSatisfy({ Int32($0) != nil }) else { return nil }
      self.statements = Int64(statements)
      isCovered = count > 0
    }
  }
}
