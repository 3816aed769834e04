/// The tool that wrote a report, where the report shows it.
public enum Dialect: Hashable, Sendable {
  case pytest, surefire, gradle, ant, nextest, libtest, jest, vitest, mocha, playwright, gotestsum
  case goJunitReport, ctest, googletest, swiftTesting, xctest, phpunit, node, bazel, ginkgo, robot
  case karma, catch2, doctest
  case go, llvmCov, coveragePy
  /// A tool by the name that its report gives.
  case other(String)

  private static let names: [Dialect: String] = [
    .pytest: "pytest", .surefire: "surefire", .gradle: "gradle", .ant: "ant", .nextest: "nextest",
    .libtest: "libtest", .jest: "jest", .vitest: "vitest", .mocha: "mocha",
    .playwright: "playwright", .gotestsum: "gotestsum", .goJunitReport: "go-junit-report",
    .ctest: "ctest", .googletest: "googletest", .swiftTesting: "swift-testing", .xctest: "xctest",
    .phpunit: "phpunit", .node: "node", .bazel: "bazel", .ginkgo: "ginkgo", .robot: "robot",
    .karma: "karma", .catch2: "catch2", .doctest: "doctest",
    .go: "go", .llvmCov: "llvm-cov", .coveragePy: "coverage.py",
  ]

  private static let byName = Dictionary(
    names.map { ($0.value, $0.key) }, uniquingKeysWith: { first, _ in first })

  /// Whether it brings back the results of tests that did not change, with the times of then.
  public var keepsResults: Bool { self == .gradle || self == .bazel }

  /// The dialect of the name that a store or a report has.
  public init(named name: String) { self = Self.byName[name] ?? .other(name) }

  /// The name as stores keep it.
  public var name: String {
    if case .other(let name) = self { return name }
    return Self.names[self] ?? ""
  }
}
