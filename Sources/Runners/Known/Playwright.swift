public import History

/// Playwright's own runner.
public struct Playwright: Runner {
  public let name = "playwright"
  public let dialects: Set<Dialect> = [.playwright]

  public init() {}

  public func program(in words: [String]) -> Int? {
    CommandWords.index(of: "playwright", verb: ["test"], in: words)
  }

  public func meaning(ofExitCode code: Int32) -> ExitMeaning {
    code == 1 ? .testsFailed : .other
  }

  public func request(_ place: RequestPlace) -> ReportRequest? {
    .node("CTRF", place, places: ["playwright-*.json"])
  }

  public var ownReport: String? {
    "env PLAYWRIGHT_JUNIT_OUTPUT_FILE=junit.xml playwright test --reporter=list,junit"
  }
}
