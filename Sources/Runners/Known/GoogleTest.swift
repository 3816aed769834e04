public import History

/// Programs made with GoogleTest, which go by any name.
public struct GoogleTest: Runner {
  public let name = "googletest"
  public let dialects: Set<Dialect> = [.googletest]

  public init() {}

  public func runsOneByOne(_ command: [String]?, files: () -> Int) -> Bool { true }

  /// `xml`, `xml:FILE` or `xml:FOLDER/`, in which the file bears the program's name.
  public func reports(option: String, value: String, testFolder: String?) -> [NamedReport] {
    guard option == "--gtest_output" else { return [] }
    let parts = value.split(separator: ":", maxSplits: 1).map(String.init)
    guard parts.first == "xml" else { return [] }
    let place = parts.count > 1 ? parts[1] : "test_detail.xml"
    return [NamedReport([place.hasSuffix("/") ? place + "*.xml" : place], .tests)]
  }
}

extension GoogleTest {
  /// Each program writes a file of its own name, numbered where it is there already.
  public func request(_ place: RequestPlace) -> ReportRequest? {
    guard place.variables["GTEST_OUTPUT"] == nil else { return nil }
    return ReportRequest(
      "GoogleTest XML", setting: ["GTEST_OUTPUT": "xml:\(place.report("googletest"))/"],
      places: [place.report("googletest/*.xml")])
  }

  public var ownReport: String? { "--gtest_output=xml:junit.xml" }
}

// How it takes tests.
extension GoogleTest {
  /// A colon parts names in a filter, a minus begins those that are left out.
  public func nameable(_ tests: [TestIdentity], isFile: (String) -> Bool) -> [TestIdentity] {
    tests.filter { test in
      let name = "\(test.className ?? "").\(test.name)"
      return test.className != nil && !name.contains { "-:*?\0".contains($0) }
    }
  }

  /// A program of the project, which goes by any name, or a script that starts it: by a variable.
  public func command(
    _ command: [String], only tests: [TestIdentity], isFile: (String) -> Bool
  ) -> [String]? {
    guard let first = command.first, first.contains("/"), !Launcher.isKnown(first) else {
      return nil
    }
    let names = tests.map { "\($0.className ?? "").\($0.name)" }
    let own: Set<String> = ["--gtest_filter", "--gtest_fail_fast"]
    return ["env", "GTEST_FILTER=\(names.joined(separator: ":"))"]
      + command.filter { !own.contains(CommandWords.split($0).option) }
  }
}
