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
    summary.dialect = "coverage.py"
    var map = CoverageMap()
    var stated: Int64?
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
            if key == "num_statements" { stated = try json.integer() }
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
    if let stated, stated != counted {
      try receive(
        .warning(ReportWarning("the totals state \(stated) statements, its files have \(counted)")))
    }
    return summary
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
