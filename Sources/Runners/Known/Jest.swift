public import History

/// jest and vitest, whose options are the same.
public struct Jest: Runner {
  public let name = "jest"
  public let dialects: Set<Dialect> = [.jest, .vitest]
  public let reportOptions: Set<String> = [
    "--outputFile", "--outputFile.junit", "--outputFile.json",
  ]

  public let stopOptions: Set<String> = ["-b"]

  public let distributions: [Distribution] = [.files]

  public let spoken = ["Test Suites: ", " Test Files  "]

  public init() {}

  public func program(in words: [String]) -> Int? {
    CommandWords.index(of: ["jest", "vitest"], in: words)
  }

  public func meaning(ofExitCode code: Int32) -> ExitMeaning {
    code == 1 ? .testsFailed : .other
  }
}

// How it is asked for a report.
extension Jest {
  public func request(_ place: RequestPlace) -> ReportRequest? {
    .node("jest JSON or vitest JUnit XML", place, places: ["jest-*.json", "vitest-*.xml"])
  }

  public var ownReport: String? {
    "jest --json --outputFile=jest.json, or vitest run --reporter=junit --outputFile=junit.xml"
  }
}
