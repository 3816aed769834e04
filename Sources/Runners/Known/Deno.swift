import History

/// `deno test`.
public struct Deno: Runner {
  public let name = "deno"
  public let reportOptions: Set<String> = ["--junit-path"]

  public init() {}
}

extension Deno {
  public func program(in words: [String]) -> Int? {
    CommandWords.index(of: "deno", verb: ["test"], in: words)
  }

  public func request(
    for command: [String], startedBy program: Int, _ place: RequestPlace
  ) -> ReportRequest? {
    guard let verb = command[program...].firstIndex(of: "test") else { return nil }
    let file = place.report("deno.xml")
    return ReportRequest(
      "JUnit XML", adding: ["--junit-path=\(file)"], to: command, behind: verb, places: [file])
  }

  public var ownReport: String? { "deno test --junit-path=junit.xml" }
}
