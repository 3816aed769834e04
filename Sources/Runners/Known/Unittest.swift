public import History

/// Python's unittest, and Django's tests, which are run by it.
public struct Unittest: Runner {
  public let name = "unittest"
  public let dialects: Set<Dialect> = [.other("unittest")]

  public init() {}

  public func program(in words: [String]) -> Int? {
    CommandWords.index(of: ["unittest"], in: words)
  }

  /// 5 since Python 3.12.
  public func meaning(ofExitCode code: Int32) -> ExitMeaning {
    switch code {
    case 1: .testsFailed
    case 5: .noTests
    default: .other
    }
  }

  public func request(_ place: RequestPlace) -> ReportRequest? { .python("unittest", place) }

  public var ownReport: String? { "python -m xmlrunner -o test-reports (unittest-xml-reporting)" }
}

// How it takes tests.
extension Unittest {
  /// Names of modules, classes and functions; anything else may be an option or a path.
  public func nameable(_ tests: [TestIdentity], isFile: (String) -> Bool) -> [TestIdentity] {
    tests.filter { test in
      let name = names(of: [test], isFile: isFile).joined()
      let parts = name.split(separator: ".", omittingEmptySubsequences: false)
      return parts.allSatisfy { part in
        part.first?.isNumber == false && part.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
      } && !name.hasSuffix(".py")
    }
  }

  public func names(of tests: [TestIdentity], isFile: (String) -> Bool) -> [String] {
    tests.map { test in (test.className.map { "\($0)." } ?? "") + test.name }
  }

  /// Without the tests that the command names, and without an end at the first failure.
  public func command(
    _ command: [String], only tests: [TestIdentity], isFile: (String) -> Bool
  ) -> [String]? {
    guard let start = program(in: command) else { return nil }
    let kept = command[(start + 1)...].filter { Self.flags.contains($0) }
    return Array(command[...start]) + kept + names(of: tests, isFile: isFile)
  }

  private static let flags: Set<String> = [
    "-v", "--verbose", "-q", "--quiet", "-b", "--buffer", "-c", "--catch", "--locals",
  ]
}
