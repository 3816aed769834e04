public import History

/// What `dart test --reporter json` and `flutter test --machine` write: JSON lines, among them what the
/// build prints.
public enum DartTest: ReportFormat {
  public static let name = "dart"
  public static let rank = 2
  public static let description = "dart test --reporter json, flutter test --machine: attempts"

  public static func recognises(_ head: ReportHead) -> Bool {
    if let json = head.json, json.has("protocolVersion"), json.strings["type"] == "start" {
      return true
    }
    // Behind what was printed before it.
    return head.bytes.split(separator: .newline).prefix(100).contains {
      $0.starts(with: #"{"protocolVersion":"#.utf8)
    }
  }

  public static func read(
    _ source: ReportSource, into receive: (ReportEvent) throws -> Void
  ) throws -> ReportSummary {
    let json = try JSONReader(source, isLines: true)
    var reading = DartReading(checkout: source.checkoutRoot)
    while try json.findLine() {
      guard try json.bytes.peek() == .openBrace else {
        try json.bytes.skipLine()
        continue
      }
      var event = DartEvent()
      try json.readLine { event = try DartEvent(json) }
      try reading.take(event, receive)
    }
    return try reading.finish(receive)
  }
}
