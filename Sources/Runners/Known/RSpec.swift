public import History

/// RSpec.
public struct RSpec: Runner {
  public let name = "rspec"
  public let dialects: Set<Dialect> = [.other("rspec")]

  public init() {}

  public func program(in words: [String]) -> Int? { CommandWords.index(of: ["rspec"], in: words) }

  /// SimpleCov's, where the project loads it.
  public func usualReports(_ kind: NamedReport.Kind) -> [String] {
    kind == .coverage ? ["coverage/.resultset.json"] : []
  }

  public func meaning(ofExitCode code: Int32) -> ExitMeaning {
    code == 1 ? .testsFailed : .other
  }

  /// A file that it requires leaves the formatters as the project has them.
  public func request(_ place: RequestPlace) -> ReportRequest? {
    let before = place.variables["SPEC_OPTS"].flatMap { $0.isEmpty ? nil : $0 + " " } ?? ""
    let option = "--require \(place.folder)/\(Hook.rSpecRecorder.path)"
    var request = ReportRequest(
      "CTRF", setting: ["SPEC_OPTS": before + option], places: [place.report("rspec-*.json")])
    request.hooks = [.rSpecRecorder]
    return request
  }

  public var ownReport: String? { "rspec --format RspecJunitFormatter --out junit.xml" }
}
