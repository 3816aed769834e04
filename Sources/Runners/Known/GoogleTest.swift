public import History

/// Programs made with GoogleTest, which go by any name.
public struct GoogleTest: Runner {
  public let name = "googletest"
  public let dialects: Set<Dialect> = [.googletest]

  public init() {}

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
