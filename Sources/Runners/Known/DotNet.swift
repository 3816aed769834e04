public import History

/// `dotnet test`.
public struct DotNet: Runner {
  public let name = "dotnet"

  public let spoken = ["Passed!  - Failed:", "Failed!  - Failed:"]

  public init() {}

  public func usualReports(_ kind: NamedReport.Kind) -> [String] {
    kind == .tests ? ["TestResults/**/*.trx"] : []
  }
}

extension DotNet {
  public func program(in words: [String]) -> Int? {
    CommandWords.index(of: "dotnet", verb: ["test"], in: words)
  }

  /// Each project writes into a folder of its own, under a name that is new each time.
  public func request(
    for command: [String], startedBy program: Int, _ place: RequestPlace
  ) -> ReportRequest? {
    guard let verb = command[program...].firstIndex(of: "test"),
      !command.contains(where: { $0.hasPrefix("--logger") || $0 == "-l" || $0 == "-t" })
    else { return nil }
    return ReportRequest(
      "TRX", adding: ["--logger", "trx"], to: command, behind: verb,
      places: ["TestResults/*.trx", "**/TestResults/*.trx"])
  }

  public var ownReport: String? { "dotnet test --logger trx" }
}
