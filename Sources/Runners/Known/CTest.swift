public import History

/// CMake's ctest.
public struct CTest: Runner {
  public let name = "ctest"
  public let dialects: Set<Dialect> = [.ctest]

  public init() {}

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

  public var ownReport: String? { "ctest --output-junit junit.xml (CMake 3.21)" }
}
