public import History

/// What `go test -json` writes: JSON lines, one for each thing that happens.
public enum GoTestJSON: ReportFormat {
  public static let name = "go-test"
  public static let rank = 1
  public static let description = "go test -json"

  public static func recognises(_ head: ReportHead) -> Bool {
    if let json = head.json { return isEvent(json) }
    // The tool chain's own words may stand before the first event.
    guard head.xml == nil else { return false }
    let lines = head.bytes.split(separator: .newline)
    if let line = lines.first(where: { $0.first == .openBrace }) {
      return isEvent(JSONHead(Array(line)))
    }
    return GoBuildWords.areAll(lines.map { String(decoding: $0.prefix(200), as: UTF8.self) })
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
      var isTold = false
      let line = json.bytes.position.line
      if try json.bytes.peek() == .openBrace {
        try json.readLine { event = try GoTestEvent(json) }
      } else {
        isTold = try reading.take(foreignLine: json.bytes.nextLine() ?? "", receive)
      }
      if let event, !event.action.isEmpty {
        try reading.take(event, receive)
      } else if !isTold {
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
