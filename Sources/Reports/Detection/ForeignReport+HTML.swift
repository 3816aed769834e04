extension ForeignReport {
  /// Pages, by the tool that says in them that it wrote them.
  static func ofHTML(_ head: ReportHead) -> ForeignReport? {
    let start = String(decoding: head.bytes.prefix(1 << 10), as: UTF8.self).lowercased()
    guard start.contains("<!doctype html") || start.contains("<html") else { return nil }
    let text = String(decoding: head.bytes, as: UTF8.self)
    if let page = pages.first(where: { text.contains($0.mark) }) {
      return ForeignReport(page.what, page.hint)
    }
    let name = title(of: text).map { " (\"\($0)\")" } ?? ""
    return ForeignReport(
      "an HTML page\(name)",
      "have the runner write JUnit XML or JSON; where the file was downloaded, look at what the server answered"
    )
  }

  private static let pages: [(mark: String, what: String, hint: String)] = [
    (
      "content=\"Robot", "a Robot Framework log.html or report.html",
      "record the output.xml beside it"
    ),
    (
      "pytest-html", "pytest-html's page", "write a report beside it: pytest --junit-xml=junit.xml"
    ),
    (
      "coverage.py", "coverage.py's HTML",
      "write a report beside it: coverage json, or coverage xml"
    ),
    (
      "Playwright Test Report", "Playwright's HTML report",
      "write JSON beside it: PLAYWRIGHT_JSON_OUTPUT_NAME=report.json playwright test --reporter=json"
    ),
    ("mochawesome", "mochawesome's page", "record the mochawesome.json beside it"),
    (
      "Allure", "an Allure report",
      "record the folder that it was made of: laptime record allure-results"
    ),
    ("JaCoCo", "JaCoCo's HTML", "record the jacoco.xml beside it"),
    ("LCOV - ", "LCOV's HTML", "record the .info file that it was made of"),
    (
      "Code coverage report for", "istanbul's HTML",
      "record coverage-final.json or lcov.info beside it"
    ),
    ("cucumber", "Cucumber's page", "write JSON beside it: --format json:cucumber.json"),
    ("Gradle Test", "Gradle's page", "record the build/test-results/**/*.xml"),
    ("Maven Surefire", "Maven's page", "record the target/surefire-reports/*.xml"),
    ("SimpleCov", "SimpleCov's HTML", "record the .resultset.json beside it"),
  ]

  private static func title(of text: String) -> String? {
    guard let start = text.firstRange(of: "<title>"),
      let end = text[start.upperBound...].firstRange(of: "</title>")
    else { return nil }
    let title = String(text[start.upperBound..<end.lowerBound].prefix(60)).trimmingBlanks
    return title.isEmpty ? nil : title
  }
}
