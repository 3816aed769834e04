public import History

/// jest and vitest, whose options are the same.
public struct Jest: Runner {
  public let name = "jest"
  public let dialects: Set<Dialect> = [.jest, .vitest]
  public let reportOptions: Set<String> = [
    "--outputFile", "--outputFile.junit", "--outputFile.json",
  ]

  public let stopOptions: Set<String> = ["-b"]

  public init() {}

  public func program(in words: [String]) -> Int? {
    CommandWords.index(of: ["jest", "vitest"], in: words)
  }

  public func meaning(ofExitCode code: Int32) -> ExitMeaning {
    code == 1 ? .testsFailed : .other
  }
}
