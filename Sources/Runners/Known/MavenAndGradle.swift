public import History

/// Maven and Gradle, which write in every module.
public struct MavenAndGradle: Runner {
  public let name = "maven"
  public let dialects: Set<Dialect> = [.surefire, .gradle]

  public init() {}

  public func usualReports(_ kind: NamedReport.Kind) -> [String] {
    let inModules =
      switch kind {
      case .tests:
        [
          "target/surefire-reports/TEST-*.xml", "target/failsafe-reports/TEST-*.xml",
          "build/test-results/**/*.xml",
        ]
      case .coverage:
        [
          "target/site/jacoco/jacoco.xml", "build/reports/jacoco/test/jacocoTestReport.xml",
        ]
      }
    return inModules.map { "*/" + $0 } + inModules
  }
}
