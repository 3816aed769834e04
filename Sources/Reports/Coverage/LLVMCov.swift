public import History

/// What `llvm-cov export` writes (Swift, Rust, C): counts by file. Its lines are not told one by one.
public enum LLVMCov: ReportFormat {
  public static let name = "llvm-cov"
  public static let purpose = ReportPurpose.coverage
  public static let description = "llvm-cov export, swift test --enable-code-coverage"

  public static func recognises(_ head: ReportHead) -> Bool {
    guard let json = head.json else { return false }
    // The files come before the type, which stands at the very end.
    return json.strings["type"] == "llvm.coverage.json.export"
      || json.has("data[].files[].filename") || json.has("data[].files", "type")
  }

  public static func read(
    _ source: ReportSource, into receive: (ReportEvent) throws -> Void
  ) throws -> ReportSummary {
    let json = try JSONReader(source)
    var files: [String: CoverageCounts] = [:]
    var order: [String] = []
    var numbers = CoverageNumbers()
    var totals = CoverageCounts()
    try json.readDocument {
      try json.forEachKey { key in
        guard key == "data" else { return }
        try json.forEachElement {
          try json.forEachKey { key in
            if key == "totals" { totals = totals + (try readSummary(json, &numbers)) }
            guard key == "files" else { return }
            try json.forEachElement {
              let file = try readFile(json, &numbers)
              let path = ReportedPath.relative(file.path, checkout: source.checkoutRoot)
              if files[path] == nil { order.append(path) }
              files[path] = file.counts
            }
          }
        }
      }
    }
    for path in order {
      try receive(.coverage(FileCoverage(path: path, counts: files[path] ?? CoverageCounts())))
    }
    if order.isEmpty, totals != CoverageCounts() {
      try receive(.coverage(FileCoverage(totals: totals)))
    }
    for warning in numbers.warnings { try receive(.warning(warning)) }
    var summary = ReportSummary(format: name)
    summary.dialect = .llvmCov
    return summary
  }

  private static func readFile(
    _ json: JSONReader, _ numbers: inout CoverageNumbers
  ) throws -> FileCoverage {
    var file = FileCoverage(path: "", counts: CoverageCounts())
    try json.forEachKey { key in
      switch key {
      case "filename": file.path = try json.name() ?? ""
      case "summary": file.counts = try readSummary(json, &numbers)
      default: break
      }
    }
    return file
  }

  private static func readSummary(
    _ json: JSONReader, _ numbers: inout CoverageNumbers
  ) throws -> CoverageCounts {
    var counts = CoverageCounts()
    try json.forEachKey { key in
      guard key == "lines" || key == "branches" else { return }
      let (covered, total) = try readCount(json, &numbers)
      if key == "lines" {
        (counts.linesCovered, counts.linesTotal) = (covered, total)
      } else {
        (counts.branchesCovered, counts.branchesTotal) = (covered, total)
      }
    }
    return counts
  }

  private static func readCount(
    _ json: JSONReader, _ numbers: inout CoverageNumbers
  ) throws -> (covered: Int64, total: Int64) {
    var (covered, total): (Int64, Int64) = (0, 0)
    try json.forEachKey { key in
      switch key {
      case "covered": covered = try json.integer() ?? -1
      case "count": total = try json.integer() ?? -1
      default: break
      }
    }
    return numbers.share(covered, of: total) ?? (0, 0)
  }
}
