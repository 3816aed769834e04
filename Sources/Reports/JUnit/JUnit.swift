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
