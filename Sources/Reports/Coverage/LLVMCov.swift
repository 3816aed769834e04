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
    try json.readDocument {
      try json.forEachKey { key in
        guard key == "data" else { return }
        try json.forEachElement {
          try json.forEachKey { key in
            guard key == "files" else { return }
            try json.forEachElement {
              let file = try readFile(json)
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
    var summary = ReportSummary(format: name)
    summary.dialect = "llvm-cov"
    return summary
  }

  private static func readFile(_ json: JSONReader) throws -> FileCoverage {
    var file = FileCoverage(path: "", counts: CoverageCounts())
    try json.forEachKey { key in
      switch key {
      case "filename": file.path = try json.name() ?? ""
      case "summary":
        try json.forEachKey { key in
          guard key == "lines" || key == "branches" else { return }
          let (covered, total) = try readCount(json)
          if key == "lines" {
            (file.counts.linesCovered, file.counts.linesTotal) = (covered, total)
          } else {
            (file.counts.branchesCovered, file.counts.branchesTotal) = (covered, total)
          }
        }
      default: break
      }
    }
    return file
  }

  private static func readCount(_ json: JSONReader) throws -> (covered: Int64, total: Int64) {
    var (covered, total): (Int64, Int64) = (0, 0)
    try json.forEachKey { key in
      switch key {
      case "covered": covered = try json.integer() ?? 0
      case "count": total = try json.integer() ?? 0
      default: break
      }
    }
    // A count that no file can have is none; sums stay far from overflow.
    let limit = Int64(Int32.max)
    guard (0...limit).contains(total), (0...total).contains(covered) else { return (0, 0) }
    return (covered, total)
  }
}
