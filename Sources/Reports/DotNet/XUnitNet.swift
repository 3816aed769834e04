public import History

/// The XML of xUnit.net, versions 1 to 3.
public enum XUnitNet: ReportFormat {
  public static let name = "xunit"
  public static let description = "xUnit.net XML, v1 to v3: dotnet test --logger xunit"

  public static func recognises(_ head: ReportHead) -> Bool {
    head.xml?.root?.name == "assemblies" || head.xml?.root?.name == "assembly"
  }

  public static func read(
    _ source: ReportSource, into receive: (ReportEvent) throws -> Void
  ) throws -> ReportSummary {
    try withoutActuallyEscaping(receive) { receive in
      let handler = XUnitNetHandler(receive: receive)
      try XMLDocuments.read(source, with: handler)
      return try handler.finish()
    }
  }
}
