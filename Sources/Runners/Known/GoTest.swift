public import History

/// `go test`, by itself or through gotestsum.
public struct GoTest: Runner {
  public let name = "go"
  public let dialects: Set<Dialect> = [.go, .gotestsum, .goJunitReport]

  public let usualCommand = ["go", "test", "-json", "./..."]

  public let distributions: [Distribution] = [.files]

  public let spoken = ["ok  \t", "FAIL\t", "?   \t", "--- FAIL: "]

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
  /// The package stands among its words.
  public func nameable(_ tests: [TestIdentity], isFile: (String) -> Bool) -> [TestIdentity] {
    tests.filter { test in
      let package = test.className ?? "p"
      return CommandWords.isPlain(package) && CommandWords.isInside(package)
        && !package.contains("...") && !package.hasSuffix(".go") && !package.contains("@")
        && names(of: [test], isFile: isFile).allSatisfy(CommandWords.isPlain)
    }
  }

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

// How it is asked for a report.
extension GoTest {
  /// Its events are shown as it would print them.
  public func request(
    for command: [String], startedBy program: Int, _ place: RequestPlace
  ) -> ReportRequest? {
    guard CommandWords.program(command[program]) == "go",
      let verb = command[program...].firstIndex(of: "test")
    else { return nil }
    let words = command[(verb + 1)...].prefix { $0 != "-args" && $0 != "--args" }
    guard words.allSatisfy({ !Self.idle.contains(CommandWords.split($0).option) }) else {
      return nil
    }
    let printed = PrintedReport.goEvents(
      isVerbose: words.contains { Self.verbose.contains($0) }, isLocal: Self.isLocal(words))
    var request = ReportRequest(
      "events", adding: ["-json"], to: command, behind: verb,
      places: ["\(place.folder)/\(PrintedReport.eventFile)"])
    request.printed = printed
    request.isRicher = true
    return request
  }

  private static let verbose: Set<String> = ["-v", "--v", "-v=true", "-test.v", "-test.v=true"]

  /// Options with which it runs no tests, or prints something else.
  private static let idle: Set<String> = [
    "-c", "-list", "--list", "-n", "-h", "-help", "--help", "-bench", "--bench", "-test.bench",
  ]

  /// Whether no package is named, so that go tests that of the folder.
  private static func isLocal(_ words: some BidirectionalCollection<String>) -> Bool {
    var isValue = false
    for word in words {
      if word.hasPrefix("-") {
        isValue = withValue.contains(word.drop { $0 == "-" }.description)
      } else if isValue {
        isValue = false
      } else {
        return false
      }
    }
    return true
  }

  private static let withValue: Set<String> = [
    "run", "skip", "bench", "benchtime", "count", "covermode", "coverpkg", "coverprofile", "cpu",
    "cpuprofile", "exec", "fuzz", "fuzztime", "memprofile", "mod", "o", "outputdir", "p",
    "parallel",
    "shuffle", "tags", "timeout", "trace", "vet", "ldflags", "gcflags", "overlay", "modfile", "C",
  ]

  public var ownReport: String? { "go test -json ./..." }
}
