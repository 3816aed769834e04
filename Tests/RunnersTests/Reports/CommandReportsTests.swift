import History
import Runners
import Testing

struct CommandReportsTests {
  @Test(arguments: [
    ("go test -json ./...", true), ("/usr/bin/go test -v --json", true),
    ("env CGO_ENABLED=0 go test -json=true", true), ("go test ./...", false),
    ("go test ./... -args -json", false), ("go vet -json", false),
    ("cargo test -json", false),
  ])
  func `go test prints its report where it is told to write JSON`(command: String, isPrinted: Bool)
  {
    #expect(
      CommandReports.isPrinted(by: command.split(separator: " ").map(String.init)) == isPrinted)
  }

  private func places(_ command: String...) -> [String] {
    CommandReports(of: command).named.flatMap(\.places)
  }

  @Test(arguments: [
    "--junitxml", "--junit-xml", "--report-log", "--benchmark-json", "--json-report-file",
    "--output-junit", "--junitfile", "--log-junit", "--coverprofile",
  ])
  func `a file is named after a space or an equals sign`(option: String) {
    #expect(places("test", "\(option)=out/r.xml", "x") == ["out/r.xml"])
    #expect(places("test", option, "out/r.xml", "x") == ["out/r.xml"])
    #expect(places("test", "\(option)=a=b.xml") == ["a=b.xml"])
  }

  @Test func `an option without a file names none`() {
    #expect(places("pytest", "--junitxml") == [])
    #expect(places("pytest", "--junitxml=") == [])
    #expect(places("pytest", "--junitxml", "-q") == [])
    #expect(places("node", "--test-reporter-destination", "stdout") == [])
    #expect(places("x", "--junitfile=/dev/stdout", "--log-junit=-") == [])
    #expect(places() == [])
  }

  @Test(arguments: [
    ("xml:c.xml", ["c.xml"]), ("xml", ["coverage.xml"]), ("json:out/c.json", ["out/c.json"]),
    ("lcov", ["coverage.lcov"]), ("term-missing", []), ("html:htmlcov", []), ("", []), (":", []),
    ("xml:C:/x.xml", ["C:/x.xml"]),
  ])
  func `pytest-cov names a type and perhaps a file`(value: String, expected: [String]) {
    #expect(places("pytest", "--cov-report=\(value)") == expected)
    #expect(places("pytest", "--cov-report", value) == expected)
  }

  @Test func `coverage is coverage`() {
    let command = ["pytest", "--cov-report=xml:c.xml", "--junitxml=j.xml", "-coverprofile=c.out"]
    #expect(CommandReports(of: command).named.map(\.kind) == [.coverage, .tests, .coverage])
  }

  @Test func `dart names the kind of its report before the file`() {
    #expect(places("dart", "test", "--file-reporter", "json:out/t.jsonl") == ["out/t.jsonl"])
  }

  @Test func `robot writes its output into a folder, or here`() {
    #expect(places("robot", "--outputdir", "out/", "tests") == ["out/output.xml", "out/*.xml"])
    #expect(CommandReports(of: ["robot", "tests"]).usual.contains("output.xml"))
  }

  @Test func `the coverage of SimpleCov lies in a hidden file`() {
    #expect(CommandReports(of: ["rspec"]).usual.contains("coverage/.resultset.json"))
  }

  @Test func `swift test may write either of two files`() {
    let reports = CommandReports(of: ["swift", "test", "--xunit-output", "out/x.xml"]).named
    #expect(reports.map(\.places) == [["out/x.xml", "out/x-swift-testing.xml"]])
    #expect(places("swift", "test", "--xunit-output=x") == ["x", "x-swift-testing"])
  }

  @Test func `googletest names a file, a folder or nothing`() {
    #expect(places("t", "--gtest_output=xml:a.xml") == ["a.xml"])
    #expect(places("t", "--gtest_output=xml:out/") == ["out/*.xml"])
    #expect(places("t", "--gtest_output=xml") == ["test_detail.xml"])
    #expect(places("t", "--gtest_output=json:a.json") == [])
  }

  @Test func `ctest may mean its build folder`() {
    #expect(
      places("ctest", "--test-dir", "build", "--output-junit", "r.xml") == ["r.xml", "build/r.xml"])
    #expect(places("ctest", "--test-dir=build", "--output-junit", "/r.xml") == ["/r.xml"])
  }

  @Test func `the script of a shell is looked into`() {
    #expect(
      places("sh", "-c", "cd x && pytest --junitxml='a.xml' --cov-report xml:\"c.xml\"; true")
        == ["a.xml", "c.xml"])
    #expect(places("pytest", "-k", "a --junitxml=b.xml") == [])
  }
}
