public import History

/// PHPUnit.
public struct PHPUnit: Runner {
  public let name = "phpunit"
  public let dialects: Set<Dialect> = [.phpunit]
  public let reportOptions: Set<String> = ["--log-junit"]

  public init() {}

  public func program(in words: [String]) -> Int? {
    CommandWords.index(of: ["phpunit", "phpunit.phar"], in: words)
  }

  /// 1 for failures, 2 for errors, with which it also ends where it breaks itself.
  public func meaning(ofExitCode code: Int32) -> ExitMeaning {
    code == 1 || code == 2 ? .testsFailed : .other
  }
}

extension PHPUnit {
  public func request(
    for command: [String], startedBy program: Int, _ place: RequestPlace
  ) -> ReportRequest? {
    let file = place.report("phpunit.xml")
    return ReportRequest(
      "JUnit XML", adding: ["--log-junit", file], to: command, behind: program, places: [file])
  }

  public var ownReport: String? { "phpunit --log-junit junit.xml" }
}
