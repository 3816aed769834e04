public import History

/// The reports that a command writes, as far as its words say it.
public struct CommandReports: Hashable, Sendable {
  /// Those that it names by options, in its order.
  public var named: [NamedReport]
  /// Where to look for others, as patterns: the usual places for what it names no report of.
  public var usual: [String]

  /// Looks at every runner's options, whatever the program: it may be a script that passes them on.
  public init(of command: [String]) {
    let words = CommandWords.withScripts(command)
    let folder = words.indices.lazy
      .compactMap { CommandWords.option(at: $0, in: words) }
      .first { $0.name == "--test-dir" }?.value
    let named = words.indices.flatMap { Self.reports(at: $0, in: words, testFolder: folder) }
    self.named = named
    usual = NamedReport.Kind.allCases
      .filter { kind in !named.contains { $0.kind == kind } }
      .flatMap(Self.usualPlaces)
  }

  /// Whether what the command prints is its report, since the runner writes no file.
  public static func isPrinted(by command: [String]) -> Bool {
    RunnerList.all.contains { $0.printsReport(command) }
  }

  static func reports(at index: Int, in words: [String], testFolder: String?) -> [NamedReport] {
    guard let (option, value) = CommandWords.option(at: index, in: words),
      !value.isEmpty, !isStream(value)
    else { return [] }
    return RunnerList.all.lazy
      .map { $0.reports(option: option, value: value, testFolder: testFolder) }
      .first { !$0.isEmpty } ?? []
  }

  private static func isStream(_ value: String) -> Bool {
    ["-", "stdout", "stderr"].contains(value) || value.hasPrefix("/dev/")
  }

  /// Where runners and build tools write reports when nobody says otherwise.
  private static func usualPlaces(_ kind: NamedReport.Kind) -> [String] {
    let ofNoRunner =
      switch kind {
      case .tests: tests
      case .coverage: coverage
      }
    return ofNoRunner + RunnerList.all.flatMap { $0.usualReports(kind) }
  }

  private static let tests = [
    "junit*.xml", "report.xml", "results.xml", "test-results.xml", "test_results.xml",
    "test-report.xml", "test_report.xml", "xunit.xml", "nosetests.xml", "test-results/**/*.xml",
    "test-reports/**/*.xml", "test_reports/**/*.xml", "junit/**/*.xml", "reports/junit*.xml",
    "ctrf/*.json", "*.tap",
  ]

  private static let coverage = [
    "cobertura.xml", "lcov.info", "coverage/lcov.info", "coverage/cobertura-coverage.xml",
  ]
}
