public import History

/// `swift test`: XCTest and Swift Testing.
public struct SwiftTest: Runner {
  public let name = "swift"
  public let dialects: Set<Dialect> = [.swiftTesting, .xctest]

  public let usualCommand = ["swift", "test"]
  public let buildMark: BuildMark? = BuildMark(start: "Build complete!", before: "(")

  public let spoken = [
    "Test Suite 'All tests' ", "Test Suite 'Selected tests' ", "◇ Test run started",
    "􀟈  Test run started",
  ]

  public init() {}

  public func program(in words: [String]) -> Int? {
    CommandWords.index(of: "swift", verb: ["test"], in: words)
  }

  /// Tasks of one process; with `--parallel` XCTest's tests have processes.
  public func hidesWorkers(_ command: [String]?) -> Bool {
    command?.contains("--parallel") != true
  }

  public func meaning(ofExitCode code: Int32) -> ExitMeaning {
    code == 1 ? .testsFailed : .other
  }

  /// The results of Swift Testing stand beside those of XCTest, or instead.
  public func reports(option: String, value: String, testFolder: String?) -> [NamedReport] {
    guard option == "--xunit-output" else { return [] }
    let isXML = value.hasSuffix(".xml")
    let other = "\(isXML ? String(value.dropLast(4)) : value)-swift-testing\(isXML ? ".xml" : "")"
    return [NamedReport([value, other], .tests)]
  }

  /// One pattern for all.
  public func names(of tests: [TestIdentity], isFile: (String) -> Bool) -> [String] {
    tests.isEmpty ? [] : [tests.map(Self.filter).joined(separator: "|")]
  }

  /// `--filter` takes a regular expression over `Module.Type/Inner/function()`, after which Swift Testing
  /// has the place in the source; reports have dots all through. What XCTest prints has no module.
  private static func filter(of test: TestIdentity) -> String {
    let place = (test.className ?? "").split(separator: ".").map {
      CommandWords.escaped(String($0))
    }
    let name = CommandWords.escaped(test.name)
    let module = place.count == 1 && !test.name.hasSuffix(")") ? "([^./]+[.])?" : ""
    return "^\(module)\((place + [name]).joined(separator: "[./]"))(/|$)"
  }

  public func command(
    _ command: [String], only tests: [TestIdentity], isFile: (String) -> Bool
  ) -> [String]? {
    guard program(in: command) != nil else { return nil }
    return CommandWords.without(["--filter"], in: command)
      + names(of: tests, isFile: isFile).flatMap { ["--filter", $0] }
  }

  public func command(
    _ command: [String], without tests: [TestIdentity], isFile: (String) -> Bool
  ) -> [String]? {
    guard program(in: command) != nil else { return nil }
    return command + names(of: tests, isFile: isFile).flatMap { ["--skip", $0] }
  }
}

// How it is asked for a report.
extension SwiftTest {
  public func request(
    for command: [String], startedBy program: Int, _ place: RequestPlace
  ) -> ReportRequest? {
    guard let verb = command[program...].firstIndex(of: "test"),
      !["list", "last"].contains(command.dropFirst(verb + 1).first)
    else { return nil }
    var request = ReportRequest(
      "xUnit XML", adding: ["--xunit-output", place.report("swift.xml")], to: command,
      behind: verb, places: [place.report("swift*.xml")])
    // One test of XCTest after another is written to no file; side by side they print something else.
    if !command[verb...].contains(where: { ["--parallel", "--disable-xctest"].contains($0) }) {
      request.report = "xUnit XML, and what XCTest prints"
      request.printed = .xctest
      request.places.append(place.report(AskedCommand.printedReport))
    }
    return request
  }

  /// What is read of what it prints, where something else starts it.
  static func text(_ place: RequestPlace) -> ReportRequest {
    var request = ReportRequest(
      "the text that XCTest prints", through: nil, places: [place.report("xctest.txt")])
    request.printed = .xctestAlone
    return request
  }

  public var ownReport: String? { "swift test --parallel --xunit-output junit.xml" }
}
