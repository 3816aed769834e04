public import History

/// The `history.jsonl` of Allure 3: a line for each run, with the last attempt of each of its tests.
public enum AllureHistory {
  /// Whether a file begins as one does.
  public static func recognises(_ source: ReportSource) throws(ReportError) -> Bool {
    let head = ReportHead(Array(try source.peek(upTo: ReportHead.size)))
    return head.json?.has("uuid", "timestamp", "knownTestCaseIds") ?? false
  }

  /// Reads the file to its end and calls with each run.
  ///
  /// - Throws: a `ReportError`, or what `receive` threw.
  public static func read(
    _ source: ReportSource, into receive: (ImportedRun) throws -> Void
  ) throws {
    let json = try JSONReader(source, isLines: true)
    while try json.findLine() {
      var run = ImportedRun(key: "")
      var span: ClosedRange<Instant>?
      try json.readLine {
        try json.forEachKey { key in
          switch key {
          case "uuid": run.key = try json.boundedName() ?? ""
          case "timestamp": run.startedAt = try json.instant(.milliseconds)
          case "testResults":
            try json.forEachKey { _ in
              let test = try AllureTest(json)
              if let attempt = test.attempt { run.attempts.append(attempt) }
              if let own = test.span {
                span =
                  span.map {
                    min($0.lowerBound, own.lowerBound)...max($0.upperBound, own.upperBound)
                  } ?? own
              }
            }
          default: break
          }
        }
      }
      run.wall = span.map { $0.upperBound.microseconds &- $0.lowerBound.microseconds }
      try receive(run)
    }
  }
}
