public import History

/// `cargo test` and `cargo nextest`.
public struct Cargo: Runner {
  public let name = "cargo"
  public let dialects: Set<Dialect> = [.libtest, .nextest]

  public let buildMark: BuildMark? = BuildMark(start: "Finished ", before: "target(s) in ")

  public init() {}

  public func program(in words: [String]) -> Int? {
    CommandWords.index(of: "cargo", verb: ["test", "t", "nextest"], in: words)
      ?? CommandWords.index(of: ["cargo-nextest"], in: words)
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
