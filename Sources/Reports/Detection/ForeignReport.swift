/// Reports that are met beside those that are read, told by what only they have.
struct ForeignReport {
  /// What it is, as in "this is …".
  let what: String
  /// What to do for a report that is read.
  let hint: String

  init?(_ head: ReportHead) {
    let found: Self? =
      if let root = head.xml?.root?.name {
        Self.xml[root]
      } else if let json = head.json {
        Self.json(json)
      } else if head.starts(with: "SQLite format 3") {
        Self("a database, such as coverage.py's", "write coverage json or coverage xml of it")
      } else { nil }
    guard let found else { return nil }
    self = found
  }

  private init(_ what: String, _ hint: String) {
    self.what = what
    self.hint = hint
  }

  private static let xml: [String: Self] = [
    "failsafe-summary": Self(
      "the summary of Maven's Failsafe", "the tests stand in the TEST-*.xml beside it"),
    "testng-results": Self("TestNG's own report", "record its junitreports/*.xml"),
    "robot": Self("Robot Framework's output.xml", "write JUnit XML of it: rebot --xunit"),
    "Site": Self("CTest's dashboard report", "write JUnit XML: ctest --output-junit FILE"),
    "CoverageSession": Self("OpenCover's report", "make Cobertura of it: reportgenerator"),
    "checkstyle": Self("Checkstyle's report", "it tells of no tests"),
  ]

  private static func json(_ json: JSONHead) -> Self? {
    if json.has("config", "suites") {
      return Self("Playwright's JSON", "let it write JUnit XML: --reporter=junit")
    }
    if json.has("examples") || json.has("summary_line") {
      return Self("RSpec's JSON", "let it write JUnit XML: rspec_junit_formatter")
    }
    if json.paths.contains(where: { $0.hasSuffix(".statementMap") }) {
      return Self("istanbul's own coverage", "let it write lcov, clover or cobertura")
    }
    let isMetric = json.paths.contains { path in
      path.hasSuffix(".value") && path.utf8.count { $0 == UInt8(ascii: ".") } >= 2
    }
    return isMetric && json.depth == 3
      ? Self("the Bencher Metric Format", "benchmarks are read of pytest-benchmark") : nil
  }
}
