public import History

/// TRX, the report of `dotnet test` and of Visual Studio.
///
/// The classes of the tests stand apart from the results, mostly behind them: the report is read
/// twice, first for the classes alone.
public enum TRX: ReportFormat {
  public static let name = "trx"
  public static let description = "TRX: dotnet test --logger trx, vstest, MSTest"

  public static func recognises(_ head: ReportHead) -> Bool { head.xml?.root?.name == "TestRun" }

  public static func read(
    _ source: ReportSource, into receive: (ReportEvent) throws -> Void
  ) throws -> ReportSummary {
    let definitions = TRXDefinitions()
    try XMLDocuments.read(source.again(), with: definitions)
    return try withoutActuallyEscaping(receive) { receive in
      let handler = TRXHandler(classes: definitions.classes, receive: receive)
      try XMLDocuments.read(source, with: handler)
      return try handler.finish()
    }
  }
}
