public import History

/// `swift test`: XCTest and Swift Testing.
public struct SwiftTest: Runner {
  public let name = "swift"
  public let dialects: Set<Dialect> = [.swiftTesting, .xctest]

  public let buildMark: BuildMark? = BuildMark(start: "Build complete!", before: "(")

  public init() {}

  public func program(in words: [String]) -> Int? {
    CommandWords.index(of: "swift", verb: ["test"], in: words)
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
  /// has the place in the source; reports have dots all through.
  private static func filter(of test: TestIdentity) -> String {
    let place = (test.className ?? "").split(separator: ".").map {
      CommandWords.escaped(String($0))
    }
    let name = CommandWords.escaped(test.name)
    return "^\((place + [name]).joined(separator: "[./]"))(/|$)"
  }

  public func command(
    _ command: [String], only tests: [TestIdentity], isFile: (String) -> Bool
  ) -> [String]? {
    guard program(in: command) != nil else { return nil }
    return CommandWords.without(["--filter"], in: command)
      + names(of: tests, isFile: isFile).flatMap { ["--filter", $0] }
  }
}
