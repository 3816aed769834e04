public import History

/// LCOV trace files (`man geninfo`), which most languages' coverage tools write.
public enum LCOV: ReportFormat {
  public static let name = "lcov"
  public static let purpose = ReportPurpose.coverage
  public static let description = "LCOV: lcov, coverage lcov, llvm-cov, gcovr, c8, cargo llvm-cov"

  public static func recognises(_ head: ReportHead) -> Bool {
    head.starts(with: "TN:") || head.starts(with: "SF:")
  }

  public static func read(
    _ source: ReportSource, into receive: (ReportEvent) throws -> Void
  ) throws -> ReportSummary {
    let bytes = try ByteCursor(source)
    var map = CoverageMap()
    var numbers = CoverageNumbers()
    var totals = LCOVTotals()
    var file: Int?
    while let line = try bytes.nextLine()?.trimmingBlanks {
      guard !line.isEmpty, !line.hasPrefix("#") else { continue }
      if line == "end_of_record" {
        if let file { map.state(totals.counts(&numbers), of: file) }
        file = nil
        totals = LCOVTotals()
        continue
      }
      let colon = line.utf8.firstIndex(of: .colon) ?? line.endIndex
      let value = line[colon...].utf8.dropFirst()
      switch line[..<colon] {
      case "SF":
        let path = String(decoding: value, as: UTF8.self)
        file = map.file(ReportedPath.relative(path, checkout: source.checkoutRoot))
      case let kind where kind == "DA" || kind == "BRDA":
        guard let file else {
          throw bytes.errorInLastLine("\(kind) stands before the SF that names its file")
        }
        let isRead =
          kind == "DA"
          ? addLine(value, to: file, &map, &numbers) : addBranch(value, to: file, &map, &numbers)
        guard isRead else {
          throw bytes.errorInLastLine("\(kind) needs a line number and a count: \(line.prefix(60))")
        }
      default:
        // Functions, versions: what they tell is not kept.
        totals.take(line[..<colon], Substring(value))
        guard colon < line.endIndex, line[..<colon].utf8.allSatisfy({ (65...90).contains($0) })
        else {
          throw bytes.errorInLastLine("no record of LCOV: \(line.prefix(60))")
        }
      }
    }
    if file != nil {
      try receive(.warning(ReportWarning("the report ends inside the record of a file")))
    }
    try map.give(to: receive)
    for warning in numbers.warnings { try receive(.warning(warning)) }
    var summary = ReportSummary(format: name)
    summary.isComplete = file == nil
    return summary
  }

  /// `line,hits[,checksum]`
  private static func addLine(
    _ value: Substring.UTF8View, to file: Int, _ map: inout CoverageMap,
    _ numbers: inout CoverageNumbers
  ) -> Bool {
    let parts = value.split(separator: .comma, omittingEmptySubsequences: false).map {
      Substring($0)
    }
    guard parts.count >= 2, let line = Int32(parts[0]), line >= 0, isNumber(parts[1])
    else { return false }
    map.add(line: line, isCovered: numbers.isHit(String(parts[1])), to: file)
    return true
  }

  /// `line,block,branch,taken`; coverage.py writes words for the branch, commas and all.
  private static func addBranch(
    _ value: Substring.UTF8View, to file: Int, _ map: inout CoverageMap,
    _ numbers: inout CoverageNumbers
  ) -> Bool {
    let parts = value.split(separator: .comma, omittingEmptySubsequences: false).map {
      Substring($0)
    }
    guard parts.count >= 4, let line = Int32(parts[0]), line >= 0, let taken = parts.last else {
      return false
    }
    guard taken == "-" || isNumber(taken) else { return false }
    let isTaken = taken != "-" && numbers.isHit(String(taken))
    let name = parts[1..<(parts.count - 1)].joined(separator: ",")
    map.add(branch: name, ofLine: line, isCovered: isTaken, to: file)
    return true
  }

  private static func isNumber(_ text: Substring) -> Bool {
    Double(text).map { !$0.isNaN } ?? false
  }
}

/// The totals of one file of an LCOV report, which count where it tells no lines.
private struct LCOVTotals {
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
