public import History

/// What Rust's test harness writes with `--format json`: JSON lines, one suite after another. The binaries
/// are named only where cargo's own lines are between them; else tests of one name are executions of one.
public enum Libtest: ReportFormat {
  public static let name = "libtest"
  public static let description = "cargo test -- -Z unstable-options --format json"

  public static func recognises(_ head: ReportHead) -> Bool {
    guard let json = head.json, json.has("event") else { return false }
    return json.strings["type"] == "suite" || json.strings["type"] == "test"
  }

  public static func read(
    _ source: ReportSource, into receive: (ReportEvent) throws -> Void
  ) throws -> ReportSummary {
    let json = try JSONReader(source, isLines: true)
    var reading = LibtestReading()
    while try json.findLine() {
      guard try json.bytes.peek() == .openBrace else {
        // cargo's own lines, where the two outputs were joined.
        if let line = CargoLine(try json.bytes.beginningOfLine()) { reading.binary = line.binary }
        continue
      }
      var event = LibtestEvent()
      try json.readLine { event = try LibtestEvent(json) }
      try reading.take(event, receive)
    }
    return try reading.finish(receive)
  }
}
