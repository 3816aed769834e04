public import History

/// behave, which runs the scenarios of feature files in Python.
public struct Behave: Runner {
  public let name = "behave"

  public let stopOptions: Set<String> = ["--stop"]

  public init() {}

  public func program(in words: [String]) -> Int? { CommandWords.index(of: ["behave"], in: words) }

  public func meaning(ofExitCode code: Int32) -> ExitMeaning {
    code == 1 ? .testsFailed : .other
  }

  public func runsOneByOne(_ command: [String]?, files: () -> Int) -> Bool { true }

  /// Its own JSON, which a recorder adds to its formatters.
  public func request(_ place: RequestPlace) -> ReportRequest? {
    var request = ReportRequest(
      "behave's JSON",
      setting: place.prepending("\(place.folder)/python", to: "PYTHONPATH", separator: ":"),
      places: [place.report("behave-*.json")])
    request.hooks = Hook.python
    return request
  }

  public var ownReport: String? { "behave --format json --outfile behave.json --format pretty" }
}

// How it takes tests.
extension Behave {
  public func nameable(_ tests: [TestIdentity], isFile: (String) -> Bool) -> [TestIdentity] {
    tests.filter { !$0.name.utf8.contains(0) }
  }

  /// By a pattern of the names of scenarios.
  public func command(
    _ command: [String], only tests: [TestIdentity], isFile: (String) -> Bool
  ) -> [String]? {
    guard let program = program(in: command) else { return nil }
    let kept = CommandWords.without(["-n", "--name"], in: Array(command[(program + 1)...]))
    return Array(command[...program]) + ["--name", CommandWords.pattern(of: tests.map(\.name))]
      + kept.filter { $0 != "--stop" }
  }
}
