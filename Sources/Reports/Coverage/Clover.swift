public import History

/// Clover XML, as PHPUnit and istanbul write it. Statements and conditions count as lines, methods
/// do not. Where a file has no lines, or the report no files, what is stated of them in sum counts.
public enum Clover: ReportFormat {
  public static let name = "clover"
  public static let purpose = ReportPurpose.coverage
  public static let description = "Clover XML coverage: PHPUnit, istanbul, vitest, gcovr"

  public static func recognises(_ head: ReportHead) -> Bool {
    guard let root = head.xml?.root, root.name == "coverage" else { return false }
    return root["clover"] != nil || head.xml?.firstChild?.name == "project"
  }

  public static func read(
    _ source: ReportSource, into receive: (ReportEvent) throws -> Void
  ) throws -> ReportSummary {
    let handler = CloverHandler()
    try XMLDocuments.read(source, with: handler)
    func path(_ name: String) -> String {
      ReportedPath.relative(name, checkout: source.checkoutRoot)
    }
    let stated = Dictionary(handler.stated.map { (path($0.key), $0.value) }) { $1 }
    var files = handler.files.coverage(path: path)
    for index in files.indices where files[index].lines.isEmpty {
      files[index].counts = stated[files[index].path] ?? files[index].counts
    }
    for file in files { try receive(.coverage(file)) }
    if files.isEmpty, let totals = handler.totals {
      try receive(.coverage(FileCoverage(totals: totals)))
    }
    for warning in handler.numbers.warnings { try receive(.warning(warning)) }
    var summary = ReportSummary(format: name)
    summary.start = handler.timestamp
    summary.end = handler.timestamp
    return summary
  }
}
