public import History

/// What `go test -json` writes: JSON lines, one for each thing that happens.
public enum GoTestJSON: ReportFormat {
  public static let name = "go-test"
  public static let rank = 1
  public static let description = "go test -json"

  public static func recognises(_ head: ReportHead) -> Bool {
    if let json = head.json { return isEvent(json) }
    // The tool chain's own words may stand before the first event.
    let line = head.bytes.split(separator: .newline).first { $0.first == .openBrace }
    return head.xml == nil && line.map { isEvent(JSONHead(Array($0))) } ?? false
  }

  public static func read(
    _ source: ReportSource, into receive: (ReportEvent) throws -> Void
  ) throws -> ReportSummary {
    let json = try JSONReader(source, isLines: true)
    var reading = GoTestReading()
    var foreignLines = 0
    var firstForeign = 0
    while try json.findLine() {
      var event: GoTestEvent?
      let line = json.bytes.position.line
      if try json.bytes.peek() == .openBrace {
        try json.readLine { event = try GoTestEvent(json) }
      } else {
        try reading.take(foreignLine: json.bytes.nextLine() ?? "", receive)
      }
      if let event, !event.action.isEmpty {
        try reading.take(event, receive)
      } else {
        if foreignLines == 0 { firstForeign = line }
        foreignLines += 1
      }
    }
    if foreignLines > 0 {
      try receive(
        .warning(
          ReportWarning(
            "\(foreignLines) lines are no events of go test, the first is line \(firstForeign)")))
    }
    return try reading.finish(receive)
  }

  private static func isEvent(_ json: JSONHead) -> Bool {
    json.has("Action", "Package") || json.has("Action", "ImportPath")
  }
}
