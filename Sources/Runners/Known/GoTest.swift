public import History

/// `go test`, by itself or through gotestsum.
public struct GoTest: Runner {
  public let name = "go"
  public let dialects: Set<Dialect> = [.go, .gotestsum, .goJunitReport]

  public let usualCommand = ["go", "test", "-json", "./..."]

  public init() {}

  public func program(in words: [String]) -> Int? {
    CommandWords.index(of: ["gotestsum"], in: words)
      ?? CommandWords.index(of: "go", verb: ["test"], in: words)
  }

  public func meaning(ofExitCode code: Int32) -> ExitMeaning {
    code == 1 ? .testsFailed : .other
  }
}

// Its reports.
extension GoTest {
  public var reportOptions: Set<String> { ["--junitfile", "--jsonfile"] }

  public func reports(option: String, value: String, testFolder: String?) -> [NamedReport] {
    switch option {
    case "--coverprofile", "-coverprofile": [NamedReport([value], .coverage)]
    default: reportOptions.contains(option) ? [NamedReport([value], .tests)] : []
    }
  }

  public func usualReports(_ kind: NamedReport.Kind) -> [String] {
    kind == .coverage ? ["coverage.out", "cover.out"] : []
  }

  /// `go test -json` writes no file.
  public func printsReport(_ command: [String]) -> Bool {
    guard
      let program = CommandWords.index(of: ["go"], in: command),
      let verb = command[program...].firstIndex(of: "test")
    else { return false }
    let options = command[verb...].prefix { $0 != "-args" }
    return options.contains { ["-json", "--json", "-json=true"].contains($0) }
  }
}

// How it takes tests.
extension GoTest {
  /// `-run` takes regular expressions, one for each level of sub-tests; of several tests those of the
  /// first level.
  public func names(of tests: [TestIdentity], isFile: (String) -> Bool) -> [String] {
    guard let first = tests.first else { return [] }
    if tests.count == 1 {
      let levels = first.name.split(separator: "/")
      return [levels.map { "^\(CommandWords.escaped(String($0)))$" }.joined(separator: "/")]
    }
    let roots = Self.unique(
      tests.map { CommandWords.escaped(String($0.name.prefix { $0 != "/" })) })
    return ["^(\(roots.joined(separator: "|")))$"]
  }

  /// With the packages that hold the tests instead of those that the command names.
  public func command(
    _ command: [String], only tests: [TestIdentity], isFile: (String) -> Bool
  ) -> [String]? {
    let flags = ["-run"] + names(of: tests, isFile: isFile) + ["-count=1"]
    let packages = Self.unique(tests.compactMap(\.className))
    func own(_ words: [String]) -> [String] {
      let kept = CommandWords.without(["-run", "--run", "-count", "--count"], in: words)
      let isNamed = { (word: String) in word.hasPrefix(".") || word.hasSuffix("...") }
      return packages.isEmpty ? kept : kept.filter { !isNamed($0) } + packages
    }
    if CommandWords.index(of: ["gotestsum"], in: command) != nil {
      let mark = command.firstIndex(of: "--") ?? command.count
      return Array(command[..<mark]) + ["--"] + flags + own(Array(command[mark...].dropFirst()))
    }
    guard let program = program(in: command),
      let verb = command[program...].firstIndex(of: "test")
    else { return nil }
    return Array(command[...verb]) + flags + own(Array(command[(verb + 1)...]))
  }

  private static func unique(_ words: [String]) -> [String] {
    var seen: Set<String> = []
    return words.filter { seen.insert($0).inserted }
  }
}
