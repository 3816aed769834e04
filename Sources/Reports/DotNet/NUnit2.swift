public import History

/// The XML of NUnit 2.
public enum NUnit2: ReportFormat {
  public static let name = "nunit2"
  public static let description = "NUnit 2 XML: nunit-console"

  public static func recognises(_ head: ReportHead) -> Bool {
    head.xml?.root?.name == "test-results"
  }

  public static func read(
    _ source: ReportSource, into receive: (ReportEvent) throws -> Void
  ) throws -> ReportSummary {
    try withoutActuallyEscaping(receive) { receive in
      let handler = NUnitHandler(roots: ["test-results"], receive: receive)
      try XMLDocuments.read(source, with: handler)
      return try handler.finish(format: name, wallIsMeasured: false)
    }
  }
}
