public import History

/// `dart test` and `flutter test`.
public struct Dart: Runner {
  public let name = "dart"
  public let dialects: Set<Dialect> = [.other("dart")]

  public init() {}

  public func program(in words: [String]) -> Int? {
    CommandWords.index(of: "dart", verb: ["test"], in: words)
      ?? CommandWords.index(of: "flutter", verb: ["test"], in: words)
  }

  /// 1 for tests that failed, 79 where there were none.
  public func meaning(ofExitCode code: Int32) -> ExitMeaning {
    switch code {
    case 1: .testsFailed
    case 79: .noTests
    default: .other
    }
  }

  /// `--file-reporter json:FILE`.
  public func reports(option: String, value: String, testFolder: String?) -> [NamedReport] {
    guard option == "--file-reporter", value.hasPrefix("json:") else { return [] }
    return [NamedReport([String(value.dropFirst("json:".count))], .tests)]
  }
}

// How it is asked for a report.
extension Dart {
  public func request(
    for command: [String], startedBy program: Int, _ place: RequestPlace
  ) -> ReportRequest? {
    guard let verb = command[program...].firstIndex(of: "test") else { return nil }
    let file = place.report("dart.jsonl")
    return ReportRequest(
      "Dart's JSON", adding: ["--file-reporter=json:\(file)"], to: command, behind: verb,
      places: [file])
  }

  public var ownReport: String? { "dart test --file-reporter json:tests.jsonl" }
}
