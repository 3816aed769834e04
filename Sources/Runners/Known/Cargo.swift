public import History

/// `cargo test` and `cargo nextest`.
public struct Cargo: Runner {
  public let name = "cargo"
  public let dialects: Set<Dialect> = [.libtest, .nextest]

  public let buildMark: BuildMark? = BuildMark(start: "Finished ", before: "target(s) in ")

  public let spoken = ["     Summary [", " Nextest run ID "]

  public init() {}

  public func program(in words: [String]) -> Int? {
    CommandWords.index(of: "cargo", verb: ["test", "t", "nextest"], in: words)
      ?? CommandWords.index(of: ["cargo-nextest"], in: words)
  }

  /// Threads of each test binary; nextest starts a process a test, and says how many at a time.
  public func hidesWorkers(_ command: [String]?) -> Bool {
    command?.contains { CommandWords.program($0).hasSuffix("nextest") } != true
  }

  /// `cargo test` gives 101 for failed tests, nextest 100, and 4 where there are none.
  public func meaning(ofExitCode code: Int32) -> ExitMeaning {
    switch code {
    case 100, 101: .testsFailed
    case 4: .noTests
    default: .other
    }
  }

  public func usualReports(_ kind: NamedReport.Kind) -> [String] {
    kind == .tests ? ["target/nextest/*/junit.xml"] : []
  }
}

// How it is asked for a report.
extension Cargo {
  /// nextest takes a configuration of tools beside the project's, which comes first.
  public func request(
    for command: [String], startedBy program: Int, _ place: RequestPlace
  ) -> ReportRequest? {
    let behind = command[program...]
    guard behind.contains(where: { CommandWords.program($0).hasSuffix("nextest") }) else {
      return text(of: behind, place)
    }
    guard let verb = behind.firstIndex(where: { ["run", "r"].contains($0) })
    else { return nil }
    let file = place.report("nextest.xml")
    let configuration = "\(place.folder)/nextest.toml"
    var request = ReportRequest(
      "JUnit XML", adding: ["--tool-config-file", "laptime:\(configuration)"], to: command,
      behind: verb, places: [file])
    request.hooks = [Hook("nextest.toml", "[profile.default.junit]\npath = \"\(file)\"\n")]
    return request
  }

  /// `cargo test` writes no file: what it prints is read, which may be the JSON of a nightly one.
  private func text(of words: ArraySlice<String>, _ place: RequestPlace) -> ReportRequest? {
    guard !words.contains(where: { ["--no-run", "--list", "--help", "-h"].contains($0) }) else {
      return nil
    }
    return Self.text(place)
  }

  /// What is read of `cargo test`, whoever starts it.
  static func text(_ place: RequestPlace) -> ReportRequest {
    var request = ReportRequest(
      "the text that it prints", through: nil, places: [place.report(AskedCommand.printedReport)])
    request.printed = .cargo
    return request
  }

  public var ownReport: String? {
    "cargo nextest run, with [profile.default.junit] in .config/nextest.toml"
  }
}

// How it takes tests.
extension Cargo {
  /// Paths of functions, and documentation tests.
  public func nameable(_ tests: [TestIdentity], isFile: (String) -> Bool) -> [TestIdentity] {
    tests.filter { CommandWords.isPlain($0.name) && !$0.name.contains("\n") }
  }

  /// The harness takes whole names behind `--exact`, nextest a set of them.
  public func command(
    _ command: [String], only tests: [TestIdentity], isFile: (String) -> Bool
  ) -> [String]? {
    guard let program = program(in: command) else { return nil }
    let behind = command[program...]
    if behind.contains(where: { CommandWords.program($0).hasSuffix("nextest") }) {
      return nextest(command, behind, tests)
    }
    guard let verb = behind.firstIndex(where: { ["test", "t"].contains($0) }) else { return nil }
    let mark = command[verb...].firstIndex(of: "--") ?? command.endIndex
    let own = command[(verb + 1)..<mark].filter { $0 != "--no-fail-fast" }
    return Array(command[...verb]) + ["--no-fail-fast"] + own + ["--", "--exact"]
      + tests.map(Self.fullName) + command[mark...].dropFirst()
  }

  /// A documentation test is called by its file and what is documented.
  private static func fullName(_ test: TestIdentity) -> String {
    guard let group = test.className else { return test.name }
    return group.contains("/") || group.hasSuffix(".rs")
      ? "\(group) - \(test.name)" : "\(group)::\(test.name)"
  }

  private func nextest(
    _ command: [String], _ behind: ArraySlice<String>, _ tests: [TestIdentity]
  ) -> [String]? {
    guard let verb = behind.firstIndex(where: { ["run", "r"].contains($0) }) else { return nil }
    let names = tests.map { "test(=\($0.name.replacing(")", with: "\\)")))" }
    let kept = CommandWords.without(
      ["-E", "--filter-expr", "--filterset"], in: Array(command[(verb + 1)...]))
    return Array(command[...verb]) + ["-E", names.joined(separator: " | ")] + kept
  }
}
