extension ForeignReport {
  /// What runners print for people.
  static func ofText(_ head: ReportHead) -> ForeignReport? {
    let text = String(decoding: head.bytes.prefix(1 << 14), as: UTF8.self)
    guard let found = printed.first(where: { text.contains($0.mark) }) else { return nil }
    return ForeignReport(
      "what \(found.tool) prints for people", "have it write a report: \(found.hint)")
  }

  private static let printed: [(mark: String, tool: String, hint: String)] = [
    ("test session starts ===", "pytest", "pytest --junit-xml=junit.xml"),
    ("PHPUnit ", "PHPUnit", "phpunit --log-junit junit.xml"),
    ("[==========] Running ", "GoogleTest", "--gtest_output=xml:FILE"),
    ("Test project /", "CTest", "ctest --output-junit FILE"),
    ("[INFO] Scanning for projects", "Maven", "record target/surefire-reports/*.xml"),
    ("> Task :", "Gradle", "record build/test-results/**/*.xml"),
    ("Test Suites: ", "jest", "jest --json --outputFile=jest.json"),
    ("VSTest version", "dotnet test", "dotnet test --logger trx"),
    ("=== RUN ", "go test", "go test -json > tests.jsonl"),
    ("--- FAIL: ", "go test", "go test -json > tests.jsonl"),
    ("ok  \t", "go test", "go test -json > tests.jsonl"),
    ("FAIL\t", "go test", "go test -json > tests.jsonl"),
    ("\nFinished in ", "RSpec", "rspec --format json --out rspec.json"),
    ("\nRan ", "unittest", "laptime run -- python -m unittest"),
  ]
}
