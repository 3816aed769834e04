public import History

/// LCOV trace files (`man geninfo`), which most languages' coverage tools write.
public enum LCOV: ReportFormat {
  public static let name = "lcov"
  public static let purpose = ReportPurpose.supplement
  public static let description = "LCOV: lcov, coverage lcov, llvm-cov, gcovr, c8, cargo llvm-cov"

  public static func recognises(_ head: ReportHead) -> Bool {
    head.starts(with: "TN:") || head.starts(with: "SF:")
  }

  public static func read(
    _ source: ReportSource, into receive: (ReportEvent) throws -> Void
  ) throws -> ReportSummary {
    let bytes = try ByteCursor(source)
    var map = CoverageMap()
    var path: String?
    while let line = try bytes.nextLine() {
      guard !line.isEmpty, !line.hasPrefix("#") else { continue }
      if line == "end_of_record" {
        path = nil
        continue
      }
      let (kind, value) = line.splitOnce(at: ":")
      switch kind {
      case "SF":
        let file = ReportedPath.relative(String(value), checkout: source.checkoutRoot)
        map.add(file)
        path = file
      case "DA", "BRDA":
        guard let path else {
          throw bytes.errorInLastLine("\(kind) stands before the SF that names its file")
        }
        let isRead =
          kind == "DA" ? addLine(value, to: path, &map) : addBranch(value, to: path, &map)
        guard isRead else {
          throw bytes.errorInLastLine("\(kind) needs a line number and a count: \(line.prefix(60))")
        }
      default:
        // Functions, totals, versions: what they tell is not kept, or follows from the lines.
        guard line.utf8.contains(.colon), kind.utf8.allSatisfy({ (65...90).contains($0) }) else {
          throw bytes.errorInLastLine("no record of LCOV: \(line.prefix(60))")
        }
      }
    }
    if let path {
      try receive(.warning(ReportWarning("the report ends inside the record of \(path)")))
    }
    try map.give(to: receive)
    var summary = ReportSummary(format: name)
    summary.isComplete = path == nil
    return summary
  }

  /// `line,hits[,checksum]`
  private static func addLine(
    _ value: Substring, to path: String, _ map: inout CoverageMap
  ) -> Bool {
    let parts = value.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count >= 2, let line = Int32(parts[0]), line >= 0, let isHit = isHit(parts[1])
    else { return false }
    map.add(line: line, isCovered: isHit, to: path)
    return true
  }

  /// `line,block,branch,taken`; coverage.py writes words for the branch, commas and all.
  private static func addBranch(
    _ value: Substring, to path: String, _ map: inout CoverageMap
  ) -> Bool {
    let parts = value.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count >= 4, let line = Int32(parts[0]), line >= 0, let taken = parts.last else {
      return false
    }
    guard let isTaken = taken == "-" ? false : isHit(taken) else { return false }
    let name = parts[1..<(parts.count - 1)].joined(separator: ",")
    map.add(branch: name, ofLine: line, isCovered: isTaken, to: path)
    return true
  }

  /// Whether a count is above zero, however large it is and even with a fraction; nil for no number.
  private static func isHit(_ count: Substring) -> Bool? {
    guard let value = Double(count), !value.isNaN else { return nil }
    return value > 0
  }
}
