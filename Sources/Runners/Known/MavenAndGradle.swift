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

  public func program(in words: [String]) -> Int? {
    CommandWords.index(of: ["mvn", "mvnw", "gradle", "gradlew"], in: words)
  }

  /// Nothing is asked: every module has a folder of its own. Only what the run wrote is taken.
  public func request(
    for command: [String], startedBy program: Int, _ place: RequestPlace
  ) -> ReportRequest? {
    var request = ReportRequest(
      "its own JUnit XML", through: nil,
      places: [
        "**/target/surefire-reports/TEST-*.xml", "**/target/failsafe-reports/TEST-*.xml",
        "**/build/test-results/**/*.xml",
      ])
    request.isRicher = true
    return request
  }

  public var ownReport: String? { "mvn test, or gradle test: no task ran tests" }
}
