public import History

/// CMake's ctest.
public struct CTest: Runner {
  public let name = "ctest"
  public let dialects: Set<Dialect> = [.ctest]

  public let spoken = ["Test project /"]

  public init() {}

  /// CTEST_PARALLEL_LEVEL is in no command, so that the CPU time has the last word.
  public func runsOneByOne(_ command: [String]?, files: () -> Int) -> Bool {
    command.map { !CommandWords.has(["-j", "--parallel"], in: $0) } ?? false
  }

  /// Behind a build tool nobody sees how many it runs at a time.
  public func hidesWorkers(_ command: [String]?) -> Bool { command == nil }

  public func program(in words: [String]) -> Int? {
    CommandWords.index(of: ["ctest", "ctest3"], in: words)
  }

  public func meaning(ofExitCode code: Int32) -> ExitMeaning {
    code == 8 ? .testsFailed : .other
  }

  /// A relative path may be one of the build folder.
  public func reports(option: String, value: String, testFolder: String?) -> [NamedReport] {
    guard option == "--output-junit" else { return [] }
    let inside = testFolder.map { value.hasPrefix("/") ? [] : ["\($0)/\(value)"] }
    return [NamedReport([value] + (inside ?? []), .tests)]
  }
}

extension CTest {
  public func request(
    for command: [String], startedBy program: Int, _ place: RequestPlace
  ) -> ReportRequest? {
    guard command[program...].allSatisfy({ !Self.idle.contains($0) }) else { return nil }
    let file = place.report("ctest.xml")
    return ReportRequest(
      "JUnit XML", adding: ["--output-junit", file], to: command, behind: program, places: [file])
  }

  /// Options with which it runs no tests, or others than here.
  private static let idle: Set<String> = [
    "-N", "--show-only", "-S", "-SP", "--script", "--build-and-test",
  ]

  /// What is read of what it prints, where a build tool starts it.
  static func text(_ place: RequestPlace) -> ReportRequest {
    var request = ReportRequest(
      "the text that ctest prints", through: nil, places: [place.report("ctest.txt")])
    request.printed = .ctest
    return request
  }

  public var ownReport: String? { "ctest --output-junit junit.xml (CMake 3.21)" }
}

// How it takes tests.
extension CTest {
  /// Of one build folder, the one that the command is about.
  public func nameable(_ tests: [TestIdentity], isFile: (String) -> Bool) -> [TestIdentity] {
    tests.filter { $0.container == nil && !$0.name.utf8.contains(0) }
  }

  public func command(
    _ command: [String], only tests: [TestIdentity], isFile: (String) -> Bool
  ) -> [String]? {
    guard let program = program(in: command) else { return nil }
    let kept = CommandWords.without(
      ["-R", "--tests-regex", "-I", "--tests-information"], in: Array(command[(program + 1)...]))
    let flags: Set<String> = ["--rerun-failed", "--stop-on-failure"]
    return Array(command[...program]) + ["-R", CommandWords.pattern(of: tests.map(\.name))]
      + kept.filter { !flags.contains($0) }
  }
}
