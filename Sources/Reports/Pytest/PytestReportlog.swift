public import History

/// What `pytest --report-log FILE` writes: JSON lines, one for each phase of each test.
public enum PytestReportlog: ReportFormat {
  public static let name = "pytest-reportlog"
  public static let rank = 2
  public static let description = "pytest --report-log (pytest-reportlog): phases, workers, reruns"

  public static func recognises(_ head: ReportHead) -> Bool {
    head.json?.has("$report_type") ?? false
  }

  public static func read(
    _ source: ReportSource, into receive: (ReportEvent) throws -> Void
  ) throws -> ReportSummary {
    let json = try JSONReader(source, isLines: true)
    var log = ReportlogReading()
    while try json.findLine() {
      var record: ReportlogRecord?
      try json.readLine { record = try ReportlogRecord(json) }
      if let record { try log.take(record, receive) }
    }
    return try log.finish(receive)
  }
}
