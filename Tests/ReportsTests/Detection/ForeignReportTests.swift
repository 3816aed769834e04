import History
import Testing

@testable import Reports

/// What is no report is told by what it is, with what its tool writes instead.
struct ForeignReportTests {
  @Test(arguments: [
    (
      "<!DOCTYPE html><html><head><title>Sign in</title><br></head></html>",
      "an HTML page (\"Sign in\")", "server answered"
    ),
    (
      "<html><head><meta content=\"Robot Framework 7.5 (Python)\" name=\"Generator\"></head></html>",
      "Robot Framework log.html", "output.xml"
    ),
    (
      "<!doctype html>\n<html><body>coverage.py v7</body></html>", "coverage.py's HTML",
      "coverage json"
    ),
    ("PK\u{3}\u{4}....", "a zip archive", "unzip"),
    (
      "version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 2\n", "a Git LFS pointer",
      "git lfs pull"
    ),
    (
      "SQLite format 3\u{0}....CREATE TABLE coverage_schema", "coverage.py's own data file",
      "coverage json"
    ),
    ("SQLite format 3\u{0}....", "an SQLite database", "coverage"),
    ("============ test session starts ============\n", "what pytest prints", "--junit-xml"),
    ("ok  \texample.com/x\t0.01s\n", "what go test prints", "go test -json"),
    (
      "{\"generator\": \"Robot 7.5\", \"suite\": {}}", "Robot Framework's output.json", "output.xml"
    ),
    ("{\"total\": {\"lines\": {\"pct\": 80}}}", "istanbul's summary", "coverage-final.json"),
    ("{\"testsuites\": [], \"disabled\": 0}", "GoogleTest's JSON", "--gtest_output"),
    ("<testng-results/>", "TestNG's own report", "junitreports"),
    ("%PDF-1.7", "a PDF document", "pattern"),
  ])
  func `the file is named, and what its tool writes that is read`(
    text: String, what: String, next: String
  ) {
    let error = refusal(text)
    #expect(error?.reason.contains(what) == true, "\(error?.reason ?? "")")
    #expect(error?.hint?.contains(next) == true, "\(error?.hint ?? "")")
  }

  @Test(arguments: ["", "hello", "{\"a\": 1}", "<odd/>", "\u{0}\u{1}"])
  func `no refusal is a list of formats`(text: String) {
    let hint = refusal(text)?.hint ?? ""
    #expect(!hint.isEmpty && hint.utf8.count < 120)
    #expect(!hint.contains("nunit3"))
  }

  @Test func `a document that is cut short is told as such`() {
    for text in ["<testsuite><testcase name=\"a\"", "<testsuite><testcase name=\"a\">"] {
      let error = refusal(text)
      #expect(error?.reason.contains("cut short") == true, "\(error?.reason ?? "")")
      #expect(error?.hint?.contains("run it again") == true)
    }
  }

  @Test func `encodings have their names`() {
    let latin = Array("<testsuite><testcase name=\"".utf8) + [0xE9] + Array("\"/></testsuite>".utf8)
    #expect(refusal(latin)?.reason.contains("no UTF-8 stands here") == true)
    #expect(refusal(latin)?.position?.column == 28)
    let odd = Array("<testsuite><testcase name=<é/></testsuite>".utf8)
    #expect(refusal(odd)?.reason == "not well-formed (invalid token)")
    #expect(refusal([0xFF, 0xFE, 0x61, 0x00])?.reason.contains("UTF-16") == true)
    #expect(refusal([0xFF, 0xFE, 0, 0, 0x61])?.reason.contains("UTF-32") == true)
  }

  @Test(arguments: [
    ("/b/App.xcresult", "xcresulttool"), ("x/.nyc_output", "*.json"),
    ("allure-report/", "allure-results"),
    ("build/reports", "**/*.xml"),
  ])
  func `folders are told by their names`(path: String, next: String) {
    #expect(ForeignFolder.hint(path).contains(next))
  }
}
