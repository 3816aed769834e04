import History

extension Dialect {
  /// JUnit XML of which nothing shows the tool.
  static let generic = Dialect.other("generic")

  /// Whether a test's name says by its slashes which tests hold it.
  var isOfGo: Bool { self == .gotestsum || self == .goJunitReport }

  /// Where a time stands that is read from a clock and is no sum over tests.
  enum Clock {
    /// In the root.
    case root
    /// In each outermost suite; these follow one another.
    case suites
  }

  /// Nil where all times are sums: surefire, Gradle, PHPUnit, XCTest, go-junit-report and all that
  /// is not known.
  var clock: Clock? {
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
    case "Mocha Tests": return .mocha
    default: break
    }
    if rootAttributes.contains("uuid") { return .nextest }
    if suiteName == "test", suitePackage == "test" { return .libtest }
    if rootAttributes.prefix(2) == ["id", "name"], suiteAttributes.contains("hostname") {
      return .playwright
    }
    if properties.contains("go.version") {
      return suiteAttributes.contains("id") ? .goJunitReport : .gotestsum
    }
    if properties.contains("SuiteSucceeded") { return .ginkgo }
    return dialectOfCases
  }

  /// pytest's own order of attributes, under whatever name the suite goes.
  private var isPytestSuite: Bool {
    let order = ["name", "errors", "failures", "skipped", "tests", "time", "timestamp", "hostname"]
    return suiteAttributes == order
      || suiteAttributes == ["errors", "failures", "name", "skipped", "tests", "time"]
  }

  private var dialectOfCases: Dialect {
    let has = Set(caseAttributes)
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
    if className == "test", !has.contains("file"), rootAttributes.isEmpty { return .node }
    if rootIsSuite, suiteAttributes.contains("hostname") {
      if suiteAttributes.prefix(3) == ["name", "tests", "skipped"] { return .gradle }
      if suiteAttributes.prefix(3) == ["errors", "failures", "hostname"] { return .ant }
    }
    return .generic
  }
}
