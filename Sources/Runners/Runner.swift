public import History

/// What is known of a test runner. What a runner does not say is as these defaults have it.
public protocol Runner: Sendable {
  /// Its name for people, as `select --as` takes it.
  var name: String { get }

  /// The dialects of the reports that it writes.
  var dialects: Set<Dialect> { get }

  /// Where its program stands among the words of a command, be it behind `env` or `python -m`; nil where
  /// the command does not start it.
  func program(in words: [String]) -> Int?

  /// The command that people start it with; empty where that is not known.
  var usualCommand: [String] { get }

  /// What an exit code of its own, which is not 0, says.
  func meaning(ofExitCode code: Int32) -> ExitMeaning

  /// Options of its own that end it at the first failure, where it says nothing of that when it does.
  var stopOptions: Set<String> { get }

  /// The line that it prints once it has built what it tests; nil for one that builds nothing, or says
  /// nothing of it.
  var buildMark: BuildMark? { get }

  /// Options of its that name a file of test results.
  var reportOptions: Set<String> { get }

  /// The reports that an option with its value names; those of `reportOptions` unless the runner knows more.
  ///
  /// `testFolder`: the folder in which the command runs the tests, where it says so.
  func reports(option: String, value: String, testFolder: String?) -> [NamedReport]

  /// Where it writes reports when nobody says otherwise, as patterns.
  func usualReports(_ kind: NamedReport.Kind) -> [String]

  /// Whether what the command prints is its report.
  func printsReport(_ command: [String]) -> Bool

  /// How it is asked for a report by the words of a command that starts it in sight; nil where words do not
  /// do it, and where the command asks by itself or runs no tests.
  ///
  /// `program`: where its program stands.
  func request(
    for command: [String], startedBy program: Int, _ place: RequestPlace
  ) -> ReportRequest?

  /// How it is asked through the environment alone, whoever starts it; nil where that cannot be done.
  func request(_ place: RequestPlace) -> ReportRequest?

  /// What to type for a report of its own, where it could not be asked: `pytest --junit-xml=junit.xml`.
  var ownReport: String? { get }

  /// How lines begin that it alone prints where it has run tests, by which it is known when something else started
  /// it.
  var spoken: [String] { get }

  /// The ways in which it spreads tests over workers.
  var distributions: [Distribution] { get }

  /// How a command that starts it in sight spreads its tests; nil where nobody knows.
  func workers(of command: [String]) -> CommandWorkers?

  /// Whether it is known to run one test after the other, whatever cores there are.
  ///
  /// `command`: the one that starts it in sight; nil where that is not known. `files`: how many files of tests ran.
  func runsOneByOne(_ command: [String]?, files: () -> Int) -> Bool

  /// Whether it runs tests side by side in threads of one process, or in as many processes as something out of sight
  /// says, so that cores which were idle say nothing of its workers.
  ///
  /// `command`: the one that starts it in sight; nil where that is not known.
  func hidesWorkers(_ command: [String]?) -> Bool

  /// How a command that starts it in sight is handed a list of tests for one run; nil where it takes none.
  func handing(_ list: TestList, to command: [String], _ place: RequestPlace) -> ListHanding?

  /// How a command that starts it in sight is had to write a profile; nil where nobody knows.
  func profiling(_ command: [String], _ place: RequestPlace) -> ReportRequest?

  /// What has it mark tests by their tier, for people to keep in a file; nil where it knows no marks.
  ///
  /// `meaning`: of each tier, in their order, what it is.
  func markers(
    _ tiers: [(tier: String, tests: [TestIdentity])], meaning: [String], isFile: (String) -> Bool
  ) -> String?

  /// A folder in which it looks for no tests though it looks in all others, hidden ones too; nil where hidden ones
  /// are left out.
  var unseenFolder: String? { get }

  /// Those of some tests that can be named to it, together: what a report calls a test may be an option to it, a
  /// file of options, or a path out of the project, and one name that it refuses may keep it from running the
  /// others.
  func nameable(_ tests: [TestIdentity], isFile: (String) -> Bool) -> [TestIdentity]

  /// Tests as it takes them on its command line; their ids unless the runner knows better.
  ///
  /// `isFile`: whether the checkout has such a file or folder.
  func names(of tests: [TestIdentity], isFile: (String) -> Bool) -> [String]

  /// The command that runs these tests alone, made out of the one that ran all; nil where nobody knows.
  func command(
    _ command: [String], only tests: [TestIdentity], isFile: (String) -> Bool
  ) -> [String]?

  /// The command without these tests, made out of the one that runs all; nil where nobody knows. What nobody
  /// knows yet is run so, which a command that names tests would leave out.
  func command(
    _ command: [String], without tests: [TestIdentity], isFile: (String) -> Bool
  ) -> [String]?
}

extension Runner {
  public var dialects: Set<Dialect> { [] }

  public func program(in words: [String]) -> Int? { nil }

  public var usualCommand: [String] { [] }

  public func meaning(ofExitCode code: Int32) -> ExitMeaning {
    1...125 ~= code ? .testsFailed : .other
  }

  public var stopOptions: Set<String> { [] }

  public var buildMark: BuildMark? { nil }

  public var reportOptions: Set<String> { [] }

  public func reports(option: String, value: String, testFolder: String?) -> [NamedReport] {
    reportOptions.contains(option) ? [NamedReport([value], .tests)] : []
  }

  public func usualReports(_ kind: NamedReport.Kind) -> [String] { [] }

  public func printsReport(_ command: [String]) -> Bool { false }

  public func request(
    for command: [String], startedBy program: Int, _ place: RequestPlace
  ) -> ReportRequest? { nil }

  public func request(_ place: RequestPlace) -> ReportRequest? { nil }

  public var ownReport: String? { nil }

  public var spoken: [String] { [] }

  public var distributions: [Distribution] { [.tests] }

  public func workers(of command: [String]) -> CommandWorkers? { nil }

  public func runsOneByOne(_ command: [String]?, files: () -> Int) -> Bool { false }

  public func hidesWorkers(_ command: [String]?) -> Bool { false }

  public func handing(_ list: TestList, to command: [String], _ place: RequestPlace)
    -> ListHanding?
  { nil }

  public func profiling(_ command: [String], _ place: RequestPlace) -> ReportRequest? { nil }

  public func markers(
    _ tiers: [(tier: String, tests: [TestIdentity])], meaning: [String], isFile: (String) -> Bool
  ) -> String? { nil }

  public var unseenFolder: String? { nil }

  public func nameable(_ tests: [TestIdentity], isFile: (String) -> Bool) -> [TestIdentity] {
    tests.filter { names(of: [$0], isFile: isFile).allSatisfy(CommandWords.isPlain) }
  }

  public func names(of tests: [TestIdentity], isFile: (String) -> Bool) -> [String] {
    tests.map(\.id)
  }

  public func command(
    _ command: [String], only tests: [TestIdentity], isFile: (String) -> Bool
  ) -> [String]? { nil }

  public func command(
    _ command: [String], without tests: [TestIdentity], isFile: (String) -> Bool
  ) -> [String]? { nil }
}
