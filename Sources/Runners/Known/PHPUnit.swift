public import History

/// PHPUnit.
public struct PHPUnit: Runner {
  public let name = "phpunit"
  public let dialects: Set<Dialect> = [.phpunit]
  public let reportOptions: Set<String> = ["--log-junit"]

  public let spoken = ["PHPUnit "]

  public init() {}

  public func runsOneByOne(_ command: [String]?, files: () -> Int) -> Bool { true }

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

  /// A setting has PHP load a file first, which adds the option.
  public func request(_ place: RequestPlace) -> ReportRequest? {
    let name = "PHP_INI_SCAN_DIR"
    // Nothing before the colon stands for the folder that PHP was built with.
    let before = place.variables[name] ?? ""
    var request = ReportRequest(
      "JUnit XML", setting: [name: "\(before):\(place.folder)/php"],
      places: [place.report("phpunit-*.xml")])
    request.hooks = [.phpHook, .phpSetting(place)]
    return request
  }

  public var ownReport: String? { "phpunit --log-junit junit.xml" }
}

// How it takes tests.
extension PHPUnit {
  public func nameable(_ tests: [TestIdentity], isFile: (String) -> Bool) -> [TestIdentity] {
    tests.filter { !$0.name.utf8.contains(0) }
  }

  /// By a pattern of classes and methods; reports write the parts of a namespace with dots or with strokes.
  public func command(
    _ command: [String], only tests: [TestIdentity], isFile: (String) -> Bool
  ) -> [String]? {
    guard let program = program(in: command) else { return nil }
    func word(_ text: some StringProtocol) -> String {
      CommandWords.escaped(String(text)).replacing("/", with: "\\/")
    }
    let patterns = tests.map { test in
      let parts = (test.className ?? "").split { ".\\".contains($0) }.map(word)
      return (parts.isEmpty ? "" : parts.joined(separator: "[.\\\\]") + "::") + word(test.name)
    }
    let flags: Set<String> = [
      "--stop-on-failure", "--stop-on-error", "--stop-on-defect", "--stop-on-warning",
    ]
    let kept = CommandWords.without(["--filter"], in: Array(command[(program + 1)...]))
      .filter { !flags.contains($0) }
    let start = patterns.allSatisfy { $0.contains("::") } ? "^" : "(^|::)"
    return Array(command[...program])
      + ["--filter", "/\(start)(\(patterns.joined(separator: "|")))$/"] + kept
  }
}
