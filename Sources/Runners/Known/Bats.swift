public import History

/// bats, for scripts of shells.
public struct Bats: Runner {
  public let name = "bats"

  public init() {}

  public func program(in words: [String]) -> Int? { CommandWords.index(of: ["bats"], in: words) }

  public func meaning(ofExitCode code: Int32) -> ExitMeaning {
    code == 1 ? .testsFailed : .other
  }

  /// Its report stands beside what it prints, since 1.3.
  public func request(
    for command: [String], startedBy program: Int, _ place: RequestPlace
  ) -> ReportRequest? {
    guard !command.contains(where: { $0.hasPrefix("--report-formatter") }) else { return nil }
    let file = place.report("report.xml")
    return ReportRequest(
      "JUnit XML",
      adding: ["--report-formatter", "junit", "--output", String(file.dropLast(11))], to: command,
      behind: program, places: [file])
  }

  public var ownReport: String? { "bats --report-formatter junit --output ." }
}
