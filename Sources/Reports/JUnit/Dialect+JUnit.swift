import History

extension Dialect {
  /// JUnit XML of which nothing shows the tool.
  static let generic = Dialect.other("generic")

  /// Whether a test's name says by its slashes which tests hold it.
  var isOfGo: Bool { self == .gotestsum || self == .goJunitReport }

  /// Where a time stands that is read from a clock and is no sum over tests.
  enum ClockPlace {
    /// In the root.
    case root
    /// In each outermost suite; these follow one another.
    case suites
  }

  /// Nil where all times are sums: surefire, Gradle, PHPUnit, XCTest, go-junit-report and all that
  /// is not known.
  var clock: ClockPlace? {
    switch self {
    case .nextest, .jest, .vitest, .gotestsum, .playwright, .googletest: .root
    case .pytest, .swiftTesting, .ctest, .ginkgo: .suites
    default: nil
    }
  }

  /// Whether its totals are those of its cases: pytest leaves out the attempts before a retry, Swift
  /// Testing some of its parametrised tests, gotestsum what `TestMain` broke.
  var countsAllCases: Bool {
    switch self {
    case .pytest, .swiftTesting, .gotestsum: false
    default: true
    }
  }

  /// Whether what it states as tests are the assertions that were checked.
  var countsAssertions: Bool { self == .catch2 || self == .doctest }

  /// Whether the class says in which file, package or binary a test is; the runner then leaves the file out
  /// of one of its formats or writes that of a base class, so that it does not count.
  var classImpliesFile: Bool {
    switch self {
    case .pytest, .surefire, .gradle, .ant, .gotestsum, .goJunitReport, .phpunit, .nextest,
      .swiftTesting, .xctest, .robot, .bazel:
      true
    default: false
    }
  }

  /// Whether several cases of one name are executions in their own right: data providers,
  /// `go test -count`, stress runs.
  var repeatsAreExecutions: Bool {
    switch self {
    case .surefire, .gotestsum, .goJunitReport, .playwright, .nextest: true
    default: false
    }
  }
}

/// What was seen of a report before its first case, from which the dialect follows.
struct JUnitEvidence {
  /// The root's name, attributes in order, and the outermost suite's.
  var rootIsSuite = false
  var rootName: String?
  var rootAttributes: [String] = []
  var suiteName: String?
  var suiteAttributes: [String] = []
  var suitePackage: String?
  var schema: String?
  var properties: Set<String> = []
  var caseAttributes: [String] = []
  var className: String?

  /// The dialect by what only that tool writes: names it never changes, then attributes and their
  /// order.
  var dialect: Dialect {
    if rootName == "pytest tests" || suiteName == "pytest" || isPytestSuite { return .pytest }
    if schema?.contains("surefire") == true { return .surefire }
    switch rootName ?? suiteName {
    case "nextest-run": return .nextest
    case "jest tests": return .jest
    case "vitest tests": return .vitest
    case "Mocha Tests", "Root Suite": return .mocha
    default: break
    }
    if suiteName == "Root Suite" { return .mocha }
    if rootAttributes.contains("uuid") { return .nextest }
    if suiteName == "test", suitePackage == "test" { return .libtest }
    if rootAttributes.prefix(2) == ["id", "name"], suiteAttributes.contains("hostname") {
      return .playwright
    }
    if properties.contains("go.version") {
      return suiteAttributes.contains("id") ? .goJunitReport : .gotestsum
    }
    if properties.contains("SuiteSucceeded") { return .ginkgo }
    if properties.contains("browser.fullName") { return .karma }
    return dialectOfCases
  }

  /// pytest's own order of attributes, under whatever name the suite goes.
  private var isPytestSuite: Bool {
    let order = ["name", "errors", "failures", "skipped", "tests", "time", "timestamp", "hostname"]
    return suiteAttributes == order
      || suiteAttributes == ["errors", "failures", "name", "skipped", "tests", "time"]
  }

  /// Catch2 and doctest, by their own order of attributes; both write `status="run"` into every case,
  /// whatever becomes of it.
  private var dialectOfAssertions: Dialect? {
    if suiteAttributes.last == "doctest_version" { return .doctest }
    guard !rootIsSuite, !caseAttributes.contains("file") else { return nil }
    let order = suiteAttributes.filter { $0 != "skipped" }
    let start = ["name", "errors", "failures", "tests"]
    if order == start + ["hostname", "time", "timestamp"] { return .catch2 }
    return order == start && caseAttributes.last == "status" ? .doctest : nil
  }

  private var dialectOfCases: Dialect {
    let has = Set(caseAttributes)
    if let dialect = dialectOfAssertions { return dialect }
    if suiteName == "TestResults", rootAttributes.isEmpty {
      return suiteAttributes.contains("skipped") ? .swiftTesting : .xctest
    }
    if has.contains("assertions"), has.contains("class") || has.contains("file") {
      return .phpunit
    }
    if rootIsSuite, has.contains("status"), suiteAttributes.contains("disabled") { return .ctest }
    if has.contains("result"), has.contains("status") { return .googletest }
    if rootName == "AllTests" { return .googletest }
    if has.contains("duration"), has.contains("status") { return .bazel }
    if className == "test", rootAttributes.isEmpty,
      !has.contains("file") || caseAttributes.prefix(3) == ["name", "time", "classname"]
    {
      return .node
    }
    if rootIsSuite, suiteAttributes.contains("hostname") {
      if suiteAttributes.prefix(3) == ["name", "tests", "skipped"] { return .gradle }
      if suiteAttributes.prefix(3) == ["errors", "failures", "hostname"] { return .ant }
    }
    return .generic
  }
}
