public import History

/// What `coverage json` and `pytest --cov-report json` (coverage.py) write.
public enum CoveragePy: ReportFormat {
  public static let name = "coverage-py"
  public static let purpose = ReportPurpose.coverage
  public static let description = "coverage json, pytest --cov-report=json (coverage.py)"

  public static func recognises(_ head: ReportHead) -> Bool {
    head.json?.has("meta.version", "files") ?? false
  }

  public static func read(
    _ source: ReportSource, into receive: (ReportEvent) throws -> Void
  ) throws -> ReportSummary {
    let json = try JSONReader(source)
    var summary = ReportSummary(format: name)
    summary.dialect = .coveragePy
    var map = CoverageMap()
    var stated: [String: Int64] = [:]
    try json.readDocument {
      try json.forEachKey { key in
        switch key {
        case "meta":
          try json.forEachKey { key in
            guard key == "timestamp" else { return }
            summary.end = try json.name().flatMap { Instant(reported: $0) }
          }
        case "files":
          try json.forEachKey { path in
            let file = map.file(ReportedPath.relative(path, checkout: source.checkoutRoot))
            try readFile(json, file, into: &map)
          }
        case "totals":
          try json.forEachKey { key in
            stated[key] = try json.integer()
          }
        default: break
        }
      }
    }
    var counted: Int64 = 0
    try map.give { event in
      if case .coverage(let file) = event { counted += file.counts.linesTotal }
      try receive(event)
    }
    if let statements = stated["num_statements"], statements != counted {
      try receive(
        .warning(
          ReportWarning("the totals state \(statements) statements, its files have \(counted)")))
    }
    if counted == 0 { try giveTotals(stated, receive) }
    return summary
  }

  private static func giveTotals(
    _ stated: [String: Int64], _ receive: (ReportEvent) throws -> Void
  ) throws {
    var numbers = CoverageNumbers()
    let lines = numbers.share(stated["covered_lines"], of: stated["num_statements"])
    let branches = numbers.share(stated["covered_branches"], of: stated["num_branches"])
    let totals = CoverageCounts(
      linesCovered: lines?.covered ?? 0, linesTotal: lines?.total ?? 0,
      branchesCovered: branches?.covered ?? 0, branchesTotal: branches?.total ?? 0)
    if totals != CoverageCounts() { try receive(.coverage(FileCoverage(totals: totals))) }
    for warning in numbers.warnings { try receive(.warning(warning)) }
  }

  private static func readFile(
    _ json: JSONReader, _ file: Int, into map: inout CoverageMap
  ) throws {
    try json.forEachKey { key in
      let isCovered = key.hasPrefix("executed")
      switch key {
      case "executed_lines", "missing_lines":
        try json.forEachElement {
          guard let line = try json.integer().flatMap({ Int32(exactly: $0) }) else { return }
          map.add(line: line, isCovered: isCovered, to: file)
        }
      case "executed_branches", "missing_branches":
        try json.forEachElement {
          var ends: [Int64] = []
          try json.forEachElement { ends.append(try json.integer() ?? 0) }
          guard ends.count == 2, let line = Int32(exactly: ends[0]) else { return }
          map.add(branch: "\(ends[1])", ofLine: line, isCovered: isCovered, to: file)
        }
      default: break
      }
    }
  }
}
