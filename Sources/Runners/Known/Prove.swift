public import History

/// prove, which runs Perl's tests.
public struct Prove: Runner {
  public let name = "prove"
  public let dialects: Set<Dialect> = [.other("prove")]

  public init() {}

  public func program(in words: [String]) -> Int? { CommandWords.index(of: ["prove"], in: words) }

  public func request(_ place: RequestPlace) -> ReportRequest? {
    let before = place.variables["PERL5OPT"].flatMap { $0.isEmpty ? nil : " " + $0 } ?? ""
    var request = ReportRequest(
      "CTRF", setting: ["PERL5OPT": "-I\(place.folder)/perl -MLaptime" + before],
      places: [place.report("prove-*.json")])
    request.hooks = [.proveRecorder]
    return request
  }

  public var ownReport: String? { "prove --formatter TAP::Formatter::JUnit" }
}
