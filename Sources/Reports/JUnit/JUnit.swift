public import History

/// JUnit XML in all its dialects.
public enum JUnit: ReportFormat {
  public static let name = "junit"
  public static let description =
    "JUnit XML: pytest, surefire, Gradle, nextest, jest, Playwright, gotestsum, CTest, Swift, …"

  public static func recognises(_ head: ReportHead) -> Bool {
    head.xml?.root?.name == "testsuites" || head.xml?.root?.name == "testsuite"
  }

  public static func read(
    _ source: ReportSource, into receive: (ReportEvent) throws -> Void
  ) throws -> ReportSummary {
    try withoutActuallyEscaping(receive) { receive in
      let reading = JUnitReading(checkout: source.checkoutRoot, receive: receive)
      let handler = JUnitHandler(reading)
      try XMLDocuments.read(source, with: handler)
      return try handler.finish()
    }
  }
}

/// Hands the parser's calls to a `JUnitReading`. All state lies in that one value, so that a call
/// costs one check for exclusive access and no more.
private final class JUnitHandler: XMLHandler {
  private var reading: JUnitReading

  init(_ reading: JUnitReading) { self.reading = reading }

  func start(_ name: XMLName, _ attributes: XMLAttributes, _ parser: XMLParser) throws {
    try reading.start(name, attributes, parser)
  }

  func end(_ name: XMLName, _ parser: XMLParser) throws { try reading.end(parser) }

  func text(_ bytes: UnsafeRawBufferPointer) { reading.child?.append(bytes) }

  func finish() throws -> ReportSummary { try reading.finish() }
}
