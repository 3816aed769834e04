public import History

/// CMake's ctest.
public struct CTest: Runner {
  public let name = "ctest"
  public let dialects: Set<Dialect> = [.ctest]

  public init() {}

  public func program(in words: [String]) -> Int? {
    CommandWords.index(of: ["ctest", "ctest3"], in: words)
  }

  public func meaning(ofExitCode code: Int32) -> ExitCodeMeaning {
    code == 8 ? .testsFailed : .other
  }

  /// A relative path may be one of the build folder.
  public func reports(option: String, value: String, testFolder: String?) -> [NamedReport] {
    guard option == "--output-junit" else { return [] }
    let inside = testFolder.map { value.hasPrefix("/") ? [] : ["\($0)/\(value)"] }
    return [NamedReport([value] + (inside ?? []), .tests)]
  }
}
