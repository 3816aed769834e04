public import History

/// SonarQube's generic test execution report, as Catch2 and reporters of jest, karma and others write it.
public enum SonarExecutions: ReportFormat {
  public static let name = "sonar"
  public static let description =
    "SonarQube's generic test executions: Catch2, jest-sonar, karma-sonarqube-unit-reporter"

  public static func recognises(_ head: ReportHead) -> Bool {
    // `unitTest` until SonarQube 6.2.
    head.xml?.root?.name == "testExecutions" || head.xml?.root?.name == "unitTest"
  }

  public static func read(
    _ source: ReportSource, into receive: (ReportEvent) throws -> Void
  ) throws -> ReportSummary {
    try withoutActuallyEscaping(receive) { receive in
      let handler = SonarHandler(checkout: source.checkoutRoot, receive: receive)
      try XMLDocuments.read(source, with: handler)
      return try handler.finish()
    }
  }
}
