/// Where runners and build tools write reports when nobody says otherwise.
enum UsualReports {
  static func patterns(for kind: NamedReport.Kind) -> [String] {
    switch kind {
    case .tests: tests + inModules.map { "*/" + $0 } + inModules
    case .coverage: coverage + coverageInModules.map { "*/" + $0 } + coverageInModules
    }
  }

  private static let tests = [
    "junit*.xml", "report.xml", "results.xml", "test-results.xml", "test_results.xml",
    "test-report.xml", "test_report.xml", "pytest.xml", "xunit.xml", "nosetests.xml",
    "test-results/**/*.xml", "test-reports/**/*.xml", "test_reports/**/*.xml",
    "junit/**/*.xml", "reports/junit*.xml", "TestResults/**/*.trx",
    "target/nextest/*/junit.xml", ".report.json", "ctrf/*.json",
  ]

  /// Of Maven and Gradle, which write in every module.
  private static let inModules = [
    "target/surefire-reports/TEST-*.xml", "target/failsafe-reports/TEST-*.xml",
    "build/test-results/**/*.xml",
  ]

  private static let coverage = [
    "coverage.xml", "coverage.json", "coverage.lcov", "cobertura.xml", "lcov.info",
    "coverage/lcov.info", "coverage/cobertura-coverage.xml", "coverage.out", "cover.out",
  ]

  private static let coverageInModules = [
    "target/site/jacoco/jacoco.xml", "build/reports/jacoco/test/jacocoTestReport.xml",
  ]
}
