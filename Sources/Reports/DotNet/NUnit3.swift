public import History

/// The XML of NUnit 3 and later.
public enum NUnit3: ReportFormat {
  public static let name = "nunit3"
  public static let description = "NUnit 3 XML: nunit3-console, dotnet test --logger nunit"

  /// The console's root, and that of tools which write a single suite.
  private static let roots = ["test-run", "test-suite"]

  public static func recognises(_ head: ReportHead) -> Bool {
    head.xml?.root.map { roots.contains($0.name) } ?? false
  }

  public static func read(
    _ source: ReportSource, into receive: (ReportEvent) throws -> Void
  ) throws -> ReportSummary {
    try withoutActuallyEscaping(receive) { receive in
      let handler = NUnitHandler(roots: roots, receive: receive)
      try XMLDocuments.read(source, with: handler)
      return try handler.finish(format: name, wallIsMeasured: true)
    }
  }
}
