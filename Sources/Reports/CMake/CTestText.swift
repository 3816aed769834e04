public import History

/// What `ctest` prints for people, which is all there is where a build tool starts it. Tests that failed have no
/// message there.
public enum CTestText: ReportFormat {
  public static let name = "ctest-text"
  public static let description = "ctest, what it prints: outcomes and hundredths of a second"

  public static func recognises(_ head: ReportHead) -> Bool {
    guard head.xml == nil, head.json == nil else { return false }
    return report(in: String(decoding: head.bytes, as: UTF8.self)) != nil
  }

  /// The part of an output from where ctest begins; nil where none of its tests was run.
  public static func report(in output: String) -> String? {
    var start: String.Index?
    for line in output.split(separator: "\n") {
      switch CTestLine(String(line)) {
      case .project: start = start ?? line.startIndex
      case .ended: return start.map { String(output[$0...]) }
      case .started, .totals, nil: break
      }
    }
    return nil
  }

  public static func read(
    _ source: ReportSource, into receive: (ReportEvent) throws -> Void
  ) throws -> ReportSummary {
    let bytes = try ByteCursor(source)
    var reading = CTestTextReading()
    while let line = try bytes.nextLine() { try reading.take(line, receive) }
    return try reading.finish(receive)
  }
}
