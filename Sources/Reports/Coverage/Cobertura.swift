public import History

/// Cobertura XML, as coverage.py, gcovr, coverlet and many others write it.
///
/// Files are given out at the report's end, by path: the same file can stand in several classes.
/// The lines of `methods` are those of `class/lines` again and count only where a class has none of its
/// own. A report without any
/// lines but with stated totals gives one file named `.` that has them.
public enum Cobertura: ReportFormat {
  public static let name = "cobertura"
  public static let purpose = ReportPurpose.coverage
  public static let description = "Cobertura XML coverage: coverage.py, gcovr, coverlet, …"

  public static func recognises(_ head: ReportHead) -> Bool {
    guard let root = head.xml?.root, root.name == "coverage" else { return false }
    return root["line-rate"] != nil || root["lines-valid"] != nil
      || ["sources", "packages"].contains(head.xml?.firstChild?.name)
  }

  public static func read(
    _ source: ReportSource, into receive: (ReportEvent) throws -> Void
  ) throws -> ReportSummary {
    let handler = CoberturaHandler()
    try XMLDocuments.read(source, with: handler)
    var summary = ReportSummary(format: name)
    summary.start = handler.timestamp
    summary.end = handler.timestamp
    let root = handler.root
    let files = handler.files.coverage(
      path: { CoberturaHandler.path($0, in: root, checkout: source.checkoutRoot) })
    for file in files { try receive(.coverage(file)) }
    if let warning = handler.difference(from: files) { try receive(.warning(warning)) }
    if files.isEmpty, let totals = handler.statedTotals {
      try receive(.coverage(FileCoverage(totals: totals)))
    }
    for warning in handler.numbers.warnings { try receive(.warning(warning)) }
    return summary
  }
}
