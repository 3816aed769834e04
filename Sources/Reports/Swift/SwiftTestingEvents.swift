public import History

/// The event stream of Swift Testing, version 0 and later.
public enum SwiftTestingEvents: ReportFormat {
  public static let name = "swift-testing"
  public static let rank = 2
  public static let description = "swift test --event-stream-output-path (Swift Testing's events)"

  public static func recognises(_ head: ReportHead) -> Bool {
    guard let json = head.json, json.has("kind", "payload") else { return false }
    return json.has("payload.kind") || json.has("version")
  }

  public static func read(
    _ source: ReportSource, into receive: (ReportEvent) throws -> Void
  ) throws -> ReportSummary {
    let json = try JSONReader(source, isLines: true)
    var reading = SwiftTestingReading(checkout: source.checkoutRoot)
    while try json.findLine() {
      var event = SwiftTestingEvent()
      try json.readLine { event = try SwiftTestingEvent(json) }
      try reading.take(event, receive)
    }
    return try reading.finish(receive)
  }
}
