public import History

/// mocha.
public struct Mocha: Runner {
  public let name = "mocha"
  public let dialects: Set<Dialect> = [.mocha]

  public let stopOptions: Set<String> = ["-b"]

  public init() {}

  public func program(in words: [String]) -> Int? {
    CommandWords.index(of: ["mocha", "_mocha", "mocha.js"], in: words)
  }

  /// It ends with the number of tests that failed, 255 at the most.
  public func meaning(ofExitCode code: Int32) -> ExitMeaning {
    1...255 ~= code ? .testsFailed : .other
  }
}
