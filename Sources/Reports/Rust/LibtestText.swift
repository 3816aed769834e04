public import History

/// What `cargo test` prints: the text of Rust's test harness. It has no durations.
///
/// The binaries are named where cargo's own lines are between their outputs.
public enum LibtestText: ReportFormat {
  public static let name = "libtest-text"
  public static let description = "cargo test, what it prints: outcomes and panics, no durations"

  public static func recognises(_ head: ReportHead) -> Bool {
    guard head.xml == nil, head.json == nil else { return false }
    let lines = head.bytes.split(separator: .newline).map {
      String(decoding: $0.prefix(200), as: UTF8.self)
    }
    return lines.contains { LibtestLine.testCount($0) != nil }
      && lines.contains { $0.hasPrefix("test result: ") || LibtestLine.result($0) != nil }
  }

  /// What `cargo test` printed to both streams as one text: its own lines, which name the binaries, go before
  /// what each of these printed, unless they are there as both went to one place. JSON stays as it is; nil
  /// where no binary was run.
  public static func joined(_ output: String, errors: String) -> String? {
    if output.hasPrefix("{") { return output }
    var binaries = errors.split(separator: "\n").map(String.init)
      .filter { CargoLine($0) != nil }[...]
    var hasTests = false
    let told = output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      .drop { CargoLine($0) == nil && LibtestLine.testCount($0) == nil }
    let lines = told.map { line -> String in
      guard LibtestLine.testCount(line) != nil else { return line }
      hasTests = true
      return (binaries.popFirst().map { $0 + "\n" } ?? "") + line
    }
    return hasTests ? lines.joined(separator: "\n") : nil
  }

  public static func read(
    _ source: ReportSource, into receive: (ReportEvent) throws -> Void
  ) throws -> ReportSummary {
    let bytes = try ByteCursor(source)
    var reading = LibtestTextReading()
    while let line = try bytes.nextLine() { try reading.take(line, receive) }
    return try reading.finish(receive)
  }
}
