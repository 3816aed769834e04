public import History

/// prove, which runs Perl's tests.
public struct Prove: Runner {
  public let name = "prove"
  public let dialects: Set<Dialect> = [.other("prove")]

  public init() {}

  public func runsOneByOne(_ command: [String]?, files: () -> Int) -> Bool {
    command.map { !CommandWords.has(["-j", "--jobs"], in: $0) } ?? false
  }

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

// How it takes tests.
extension Prove {
  /// By the script that holds them.
  public func nameable(_ tests: [TestIdentity], isFile: (String) -> Bool) -> [TestIdentity] {
    tests.filter { test in
      test.file.map { CommandWords.isPlain($0) && CommandWords.isInside($0) && isFile($0) } ?? false
    }
  }

  public func names(of tests: [TestIdentity], isFile: (String) -> Bool) -> [String] {
    Set(tests.compactMap(\.file)).sorted()
  }

  /// All tests of a script are run, as it takes no others.
  public func command(
    _ command: [String], only tests: [TestIdentity], isFile: (String) -> Bool
  ) -> [String]? {
    guard let program = program(in: command) else { return nil }
    let words = command[(program + 1)...]
    let ofScripts = words.firstIndex(of: "::") ?? words.endIndex
    var kept: [String] = []
    var isValue = false
    for word in words[..<ofScripts] {
      if isValue || word.hasPrefix("-") { kept.append(word) }
      isValue = !isValue && Self.withValue.contains(word)
    }
    return Array(command[...program]) + kept + names(of: tests, isFile: isFile)
      + words[ofScripts...]
  }

  private static let withValue: Set<String> = [
    "-I", "-P", "-M", "-e", "--exec", "-j", "--jobs", "-a", "--archive", "--formatter", "--source",
    "--harness", "--ext", "--rc", "--state", "--statefile",
  ]
}
