public import History

/// TRX, the report of `dotnet test` and of Visual Studio.
///
/// The classes of tests stand behind the results, so attempts are given out at the end.
public enum TRX: ReportFormat {
  public static let name = "trx"
  public static let description = "TRX: dotnet test, Visual Studio"

  public static func recognises(_ head: ReportHead) -> Bool { head.xml?.root?.name == "TestRun" }

  public static func read(
    _ source: ReportSource, into receive: (ReportEvent) throws -> Void
  ) throws -> ReportSummary {
    let handler = TRXHandler()
    try XMLDocuments.read(source, with: handler)
    for attempt in handler.attempts { try receive(.attempt(attempt)) }
    for error in handler.runErrors { try receive(.runError(error)) }
    var summary = ReportSummary(format: name)
    summary.start = handler.start
    summary.end = handler.end
    if let start = handler.start, let end = handler.end, start <= end {
      summary.wall = end.microseconds - start.microseconds
      summary.wallIsMeasured = true
    }
    summary.repeats = .executions
    return summary
  }
}

/// Reads `[d.]HH:MM:SS[.fffffff]` as microseconds; nil for anything else.
func timeSpan(_ text: String) -> Int64? {
  let parts = text.split(separator: ":", omittingEmptySubsequences: false)
  guard parts.count == 3 else { return nil }
  let head = parts[0].split(separator: ".", omittingEmptySubsequences: false)
  let (seconds, fraction) = String(parts[2]).splitOnce(at: ".")
  guard head.count <= 2, let days = head.count == 2 ? Int64(head[0]) : 0,
    let hours = Int64(head[head.count - 1]), let minutes = Int64(parts[1]),
    let seconds = Int64(seconds), let micros = Int64((fraction + "000000").prefix(6)),
    (0...365).contains(days), (0..<24).contains(hours), (0..<60).contains(minutes),
    (0..<60).contains(seconds), micros >= 0
  else { return nil }
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1_000_000 + micros
}
