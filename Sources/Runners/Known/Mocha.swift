public import History

/// mocha.
public struct Mocha: Runner {
  public let name = "mocha"
  public let dialects: Set<Dialect> = [.mocha]

  public let stopOptions: Set<String> = ["-b"]

  public let distributions: [Distribution] = [.files]

  public init() {}

  /// It does so unless it is told otherwise, which is rare.
  public func runsOneByOne(_ command: [String]?, files: () -> Int) -> Bool {
    command.map { !CommandWords.has(["-p", "--parallel", "-j", "--jobs"], in: $0) } ?? true
  }

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

// How it takes tests.
extension Mocha {
  /// A hook that failed is no test.
  public func nameable(_ tests: [TestIdentity], isFile: (String) -> Bool) -> [TestIdentity] {
    tests.filter {
      !$0.name.utf8.contains(0) && !($0.name.hasPrefix("\"") && $0.name.contains("\" hook"))
    }
  }

  /// By a pattern of full titles.
  public func command(
    _ command: [String], only tests: [TestIdentity], isFile: (String) -> Bool
  ) -> [String]? {
    guard let program = program(in: command) else { return nil }
    let titles = tests.map { [$0.className, $0.name].compactMap(\.self).joined(separator: " ") }
    let kept = CommandWords.without(
      ["-g", "--grep", "-f", "--fgrep"], in: Array(command[(program + 1)...]))
    let flags: Set<String> = ["-i", "--invert", "-b", "--bail"]
    return Array(command[...program]) + ["--grep", CommandWords.pattern(of: titles)]
      + kept.filter { !flags.contains($0) }
  }
}
