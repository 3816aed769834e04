public import History

/// mocha.
public struct Mocha: Runner {
  public let name = "mocha"
  public let dialects: Set<Dialect> = [.mocha]

  public let stopOptions: Set<String> = ["-b"]

  public let distributions: [Distribution] = [.files]

  public init() {}

  public func program(in words: [String]) -> Int? {
    CommandWords.index(of: ["mocha", "_mocha", "mocha.js"], in: words)
  }

  /// It ends with the number of tests that failed, 255 at the most.
  public func meaning(ofExitCode code: Int32) -> ExitMeaning {
    1...255 ~= code ? .testsFailed : .other
  }
}

// How it is asked for a report.
extension Mocha {
  public func request(_ place: RequestPlace) -> ReportRequest? {
    .node("mocha JSON", place, places: ["mocha-*.json"])
  }

  public var ownReport: String? { "mocha --reporter json --reporter-option output=mocha.json" }
}
