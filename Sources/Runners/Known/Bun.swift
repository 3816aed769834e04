import History

/// `bun test`.
public struct Bun: Runner {
  public let name = "bun"
  public let reportOptions: Set<String> = ["--reporter-outfile"]

  public let spoken = ["bun test v"]

  public init() {}
}

extension Bun {
  public func program(in words: [String]) -> Int? {
    CommandWords.index(of: "bun", verb: ["test"], in: words)
  }

  public func request(
    for command: [String], startedBy program: Int, _ place: RequestPlace
  ) -> ReportRequest? {
    guard let verb = command[program...].firstIndex(of: "test") else { return nil }
    let file = place.report("bun.xml")
    return ReportRequest(
      "JUnit XML", adding: ["--reporter=junit", "--reporter-outfile=\(file)"], to: command,
      behind: verb, places: [file])
  }

  public var ownReport: String? { "bun test --reporter=junit --reporter-outfile=junit.xml" }
}
