public import History

/// `node --test`.
public struct NodeTest: Runner {
  public let name = "node"
  public let dialects: Set<Dialect> = [.node]
  public let reportOptions: Set<String> = ["--test-reporter-destination"]

  public init() {}

  /// Files are run side by side, and the tests of each one after the other.
  public func runsOneByOne(_ command: [String]?, files: () -> Int) -> Bool {
    files() == 1
      || command.map {
        CommandWords.has(["--test-isolation=none", "--test-concurrency=1"], in: $0)
      } ?? false
  }

  public func program(in words: [String]) -> Int? {
    CommandWords.index(of: "node", verb: ["--test"], in: words)
  }

  public func meaning(ofExitCode code: Int32) -> ExitMeaning {
    code == 1 ? .testsFailed : .other
  }
}

extension NodeTest {
  public var unseenFolder: String? { "node_modules" }

  public func nameable(_ tests: [TestIdentity], isFile: (String) -> Bool) -> [TestIdentity] {
    tests.filter { !$0.name.utf8.contains(0) }
  }

  /// By patterns of full names, which begin with those of the suites around a test.
  public func command(
    _ command: [String], only tests: [TestIdentity], isFile: (String) -> Bool
  ) -> [String]? {
    guard let program = program(in: command),
      let verb = command[program...].firstIndex(of: "--test")
    else { return nil }
    let patterns = Set(tests.map(\.name)).sorted().map {
      "--test-name-pattern=(^| )\(CommandWords.escaped($0))$"
    }
    return Array(command[...verb]) + patterns + command[(verb + 1)...]
  }
}

// How it is asked for a report.
extension NodeTest {
  /// The reporter that it takes by itself, named so that a second one can stand beside it.
  public func request(
    for command: [String], startedBy program: Int, _ place: RequestPlace
  ) -> ReportRequest? {
    guard !command.contains(where: { $0.hasPrefix("--test-reporter") }) else { return nil }
    let file = place.report("node.xml")
    var request = ReportRequest(
      "JUnit XML",
      adding: [
        "--test-reporter=\(place.folder)/\(Hook.nodeReporter.path)",
        "--test-reporter-destination=stdout",
        "--test-reporter=\(place.folder)/\(Hook.nodeJUnit.path)",
        "--test-reporter-destination=\(file)",
      ], to: command, behind: program, places: [file])
    request.hooks = [.nodeReporter, .nodeJUnit]
    return request
  }

  public func request(_ place: RequestPlace) -> ReportRequest? {
    .node("JUnit XML", place, places: ["node-*.xml"])
  }

  public var ownReport: String? {
    "node --test --test-reporter=junit --test-reporter-destination=junit.xml"
  }
}

extension ReportRequest {
  /// Has Node load a file that asks the runner which a process becomes.
  ///
  /// `places`: the reports of the runner by their names.
  static func node(_ report: String, _ place: RequestPlace, places: [String]) -> Self {
    let before = place.variables["NODE_OPTIONS"].flatMap { $0.isEmpty ? nil : $0 + " " } ?? ""
    let option = "--require \"\(place.folder)/\(Hook.nodeHook.path)\""
    var request = ReportRequest(
      report, setting: ["NODE_OPTIONS": before + option], places: places.map(place.report))
    request.hooks = Hook.node
    return request
  }
}
