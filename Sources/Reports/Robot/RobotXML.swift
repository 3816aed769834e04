public import History

/// Robot Framework's `output.xml`, of version 3 and later, of rebot and pabot too.
public enum RobotXML: ReportFormat {
  public static let name = "robot"
  public static let rank = 1
  public static let description = "Robot Framework's output.xml: phases"

  public static func recognises(_ head: ReportHead) -> Bool { head.xml?.root?.name == "robot" }

  public static func read(
    _ source: ReportSource, into receive: (ReportEvent) throws -> Void
  ) throws -> ReportSummary {
    try withoutActuallyEscaping(receive) { receive in
      let handler = RobotHandler(checkout: source.checkoutRoot, receive: receive)
      try XMLDocuments.read(source, with: handler)
      return try handler.finish()
    }
  }
}
