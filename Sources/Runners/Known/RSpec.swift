public import History

/// RSpec.
public struct RSpec: Runner {
  public let name = "rspec"
  public let dialects: Set<Dialect> = [.other("rspec")]

  public init() {}

  public func runsOneByOne(_ command: [String]?, files: () -> Int) -> Bool { true }

  public func program(in words: [String]) -> Int? { CommandWords.index(of: ["rspec"], in: words) }

  /// SimpleCov's, where the project loads it.
  public func usualReports(_ kind: NamedReport.Kind) -> [String] {
    kind == .coverage ? ["coverage/.resultset.json"] : []
  }

  public func meaning(ofExitCode code: Int32) -> ExitMeaning {
    code == 1 ? .testsFailed : .other
  }

  /// A file that it requires leaves the formatters as the project has them.
  public func request(_ place: RequestPlace) -> ReportRequest? {
    let before = place.variables["SPEC_OPTS"].flatMap { $0.isEmpty ? nil : $0 + " " } ?? ""
    let option = "--require \(place.folder)/\(Hook.rSpecRecorder.path)"
    var request = ReportRequest(
      "CTRF", setting: ["SPEC_OPTS": before + option], places: [place.report("rspec-*.json")])
    request.hooks = [.rSpecRecorder]
    return request
  }

  public var ownReport: String? { "rspec --format RspecJunitFormatter --out junit.xml" }
}

// How it takes tests.
extension RSpec {
  /// One without a description of its own is described once it has run.
  public func nameable(_ tests: [TestIdentity], isFile: (String) -> Bool) -> [TestIdentity] {
    let made = ["example at ", "is expected to ", "is expected not to "]
    return tests.filter { test in
      !test.name.utf8.contains(0) && !made.contains(where: test.name.hasPrefix)
    }
  }

  /// By a pattern of full descriptions. A group that begins with `#` or `.` follows without a space, and some
  /// reports have the whole description as the name.
  public func command(
    _ command: [String], only tests: [TestIdentity], isFile: (String) -> Bool
  ) -> [String]? {
    guard let program = program(in: command) else { return nil }
    let patterns = tests.map { test in
      let groups = (test.className ?? "").split(separator: " > ").map {
        CommandWords.escaped(String($0)) + " ?"
      }
      return (groups.isEmpty ? "" : "(\(groups.joined()))?") + CommandWords.escaped(test.name)
    }
    let kept = CommandWords.without(
      ["-e", "--example", "-E", "--example-matches"], in: Array(command[(program + 1)...]))
    let flags: Set<String> = ["--fail-fast", "--only-failures", "--next-failure", "-n"]
    return Array(command[...program])
      + ["--example-matches", "^(\(patterns.joined(separator: "|")))$"]
      + kept.filter { !flags.contains(CommandWords.split($0).option) }
  }
}
