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
