public import History

/// JaCoCo's XML. A line counts as covered when any of its instructions ran.
///
/// Where the lines of a file do not give what its own counters say (gcovr writes lines without
/// instructions), the counters hold and the lines are left out. Where there are no files the outermost
/// counters hold.
public enum JaCoCo: ReportFormat {
  public static let name = "jacoco"
  public static let purpose = ReportPurpose.coverage
  public static let description = "JaCoCo XML coverage: Maven, Gradle, Kover, gcovr"

  public static func recognises(_ head: ReportHead) -> Bool {
    guard head.xml?.root?.name == "report" else { return false }
    return ["sessioninfo", "group", "package", "counter"].contains(head.xml?.firstChild?.name)
      || head.bytes.prefix(1024).split(separator: UInt8(ascii: " "))
        .contains { $0.starts(with: "\"-//JACOCO".utf8) }
  }

  public static func read(
    _ source: ReportSource, into receive: (ReportEvent) throws -> Void
  ) throws -> ReportSummary {
    let handler = JaCoCoHandler()
    try XMLDocuments.read(source, with: handler)
    for var file in handler.files.coverage(path: { $0 }) {
      if let counted = handler.counters[file.path], counted != file.counts {
        file.counts = counted
        file.lines = []
      }
      try receive(.coverage(file))
    }
    if handler.files.isEmpty, let totals = handler.totals {
      try receive(.coverage(FileCoverage(totals: totals)))
    }
    for warning in handler.numbers.warnings { try receive(.warning(warning)) }
    var summary = ReportSummary(format: name)
    summary.start = handler.start
    summary.end = handler.end
    return summary
  }
}
