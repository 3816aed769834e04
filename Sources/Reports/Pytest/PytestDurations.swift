public import History

/// Times without outcomes: the table that `pytest --durations` prints, and pytest-split's
/// `.test_durations`. Neither says which tests passed, and the table leaves out the fast ones, so
/// no attempt comes of them: they are recognised in order to say which report to take instead.
public enum PytestDurations: ReportFormat {
  public static let name = "pytest-durations"
  public static let description =
    "pytest --durations, pytest-split's .test_durations: recognised, times without outcomes"

  public static func recognises(_ head: ReportHead) -> Bool {
    if let json = head.json {
      return !json.paths.isEmpty && json.depth == 1 && json.paths.allSatisfy { $0.contains("::") }
    }
    return head.xml == nil && head.bytes.split(separator: .newline).contains(where: isHeader)
  }

  public static func read(
    _ source: ReportSource, into receive: (ReportEvent) throws -> Void
  ) throws -> ReportSummary {
    var summary = ReportSummary(format: name)
    summary.dialect = .pytest
    summary.isComplete = false
    try receive(
      .warning(
        ReportWarning(
          "the report has times without outcomes and nothing was taken from it; record"
            + " pytest --report-log or --junit-xml")))
    return summary
  }

  /// `==== slowest 50 durations ====`, also without the number, and `slowest test durations` of
  /// older versions.
  private static func isHeader(_ line: ArraySlice<UInt8>) -> Bool {
    let words = line.split(separator: .space).map { String(decoding: $0.prefix(20), as: UTF8.self) }
    return words.first?.hasPrefix("==") == true && words.dropFirst().first == "slowest"
      && words.contains("durations")
  }
}
