public import History

/// What `swift test` prints of XCTest's tests on Linux where it does not run them side by side, for which it
/// writes no file. The names lack the module: of two classes of one name the second has a number.
public enum XCTestText: ReportFormat {
  public static let name = "xctest-text"
  public static let description = "swift test, what it prints of XCTest's tests"

  public static func recognises(_ head: ReportHead) -> Bool {
    guard head.xml == nil, head.json == nil else { return false }
    return report(in: String(decoding: head.bytes, as: UTF8.self)) != nil
  }

  /// The part of an output from where XCTest begins; nil where none of its tests was run.
  public static func report(in output: String) -> String? {
    let lines = output.split(separator: "\n")
    let hasTests = lines.contains {
      if case .started = XCTestLine(String($0)) { true } else { false }
    }
    guard hasTests else { return nil }
    let first = lines.first {
      if case .suiteStarted = XCTestLine(String($0)) { true } else { false }
    }
    return first.map { String(output[$0.startIndex...]) } ?? output
  }

  /// The same; nil where Swift Testing ran tests as well, of which this tells nothing.
  public static func wholeReport(in output: String) -> String? {
    let others = output.split(separator: "\n").contains { line in
      guard let mark = line.firstRange(of: "Test run with ") else { return false }
      return (Int(line[mark.upperBound...].prefix { $0 != " " }) ?? 0) > 0
    }
    return others ? nil : report(in: output)
  }

  public static func read(
    _ source: ReportSource, into receive: (ReportEvent) throws -> Void
  ) throws -> ReportSummary {
    let bytes = try ByteCursor(source)
    var reading = XCTestTextReading()
    while let line = try bytes.nextLine() { try reading.take(line, receive) }
    return try reading.finish(receive)
  }
}
