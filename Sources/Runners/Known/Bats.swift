public import History

/// bats, for scripts of shells.
public struct Bats: Runner {
  public let name = "bats"

  public init() {}

  public func runsOneByOne(_ command: [String]?, files: () -> Int) -> Bool {
    command.map { !CommandWords.has(["-j", "--jobs"], in: $0) } ?? false
  }

  public func program(in words: [String]) -> Int? { CommandWords.index(of: ["bats"], in: words) }

  public func meaning(ofExitCode code: Int32) -> ExitMeaning {
    code == 1 ? .testsFailed : .other
  }

  /// Beside what it prints, in the folder of `--output` or here.
  public func reports(option: String, value: String, testFolder: String?) -> [NamedReport] {
    guard option == "--report-formatter" else { return [] }
    let name = value == "junit" ? "report.xml" : "report.tap"
    return [NamedReport([name, "*/\(name)"], .tests)]
  }

  /// Its report stands beside what it prints, since 1.3. By its own option the time of each test would be
  /// printed too, which a file that bash reads first takes out again.
  public func request(_ place: RequestPlace) -> ReportRequest? {
    var request = ReportRequest(
      "JUnit XML", setting: ["BASH_ENV": "\(place.folder)/\(Hook.batsHook.path)"],
      places: [place.report("bats-*/report.xml")])
    request.hooks = [.batsHook]
    request.ending = "</testsuites>"
    return request
  }

  public var ownReport: String? { "bats --report-formatter junit --output ." }
}

// How it takes tests.
extension Bats {
  public func nameable(_ tests: [TestIdentity], isFile: (String) -> Bool) -> [TestIdentity] {
    tests.filter { !$0.name.utf8.contains(0) }
  }

  public func command(
    _ command: [String], only tests: [TestIdentity], isFile: (String) -> Bool
  ) -> [String]? {
    guard let program = program(in: command) else { return nil }
    let kept = CommandWords.without(
      ["-f", "--filter", "--filter-status"], in: Array(command[(program + 1)...]))
    // It looks at a name as the file has it, where these may stand behind a stroke.
    let pattern = CommandWords.pattern(of: tests.map(\.name))
      .replacing(#/\\\$|["`]/#) { "\\\\?" + $0.output }
    return Array(command[...program]) + ["--filter", pattern] + kept
  }
}
