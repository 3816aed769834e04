public import History

/// istanbul's own coverage, `coverage-final.json`: nyc, jest, vitest, c8, Cypress.
public enum Istanbul: ReportFormat {
  public static let name = "istanbul"
  public static let purpose = ReportPurpose.coverage
  public static let description =
    "istanbul JSON (coverage-final.json): nyc, jest, vitest, c8, Cypress"

  public static func recognises(_ head: ReportHead) -> Bool {
    head.json?.paths.contains { $0.hasSuffix(".statementMap") || $0.hasSuffix(".branchMap") }
      ?? false
  }

  public static func read(
    _ source: ReportSource, into receive: (ReportEvent) throws -> Void
  ) throws -> ReportSummary {
    let json = try JSONReader(source)
    var map = CoverageMap()
    var numbers = CoverageNumbers()
    try json.readDocument {
      try json.forEachKey { path in
        let path = BoundedName.of(ReportedPath.relative(path, checkout: source.checkoutRoot))
        let file = map.file(path)
        try IstanbulFile(json, &numbers).add(to: &map, file: file)
      }
    }
    try map.give(to: receive)
    for warning in numbers.warnings { try receive(.warning(warning)) }
    var summary = ReportSummary(format: name)
    summary.dialect = .other("istanbul")
    return summary
  }
}
