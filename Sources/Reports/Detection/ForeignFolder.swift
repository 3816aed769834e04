/// Folders that are given where files are wanted, told by their names.
enum ForeignFolder {
  /// What to do about a folder.
  static func hint(_ path: String) -> String {
    let trimmed = path.hasSuffix("/") ? String(path.dropLast()) : path
    let name = trimmed.split(separator: "/").last.map(String.init) ?? trimmed
    if name.hasSuffix(".xcresult") {
      return
        "an Xcode result bundle; take its tests out: xcrun xcresulttool get test-results tests --path "
        + "\(trimmed) > tests.json"
    }
    switch name {
    case ".nyc_output": return "istanbul's folder; record what is in it: '\(trimmed)/*.json'"
    case "allure-report":
      return "an Allure report; record the folder that it was made of: allure-results"
    case "playwright-report":
      return "Playwright's HTML report; write JSON: playwright test --reporter=json > report.json"
    case "htmlcov": return "coverage.py's HTML; write a report: coverage json"
    case "coverage": return "name the report in it: \(trimmed)/coverage-final.json, or lcov.info"
    default: return "name the report files in it, as in '\(trimmed)/**/*.xml'"
    }
  }
}
