import Foundation
import History
import Reports
import TestSupport
import Testing

struct XCTestTextTests {
  private func cases(_ lines: String...) -> String {
    (["Test Suite 'All tests' started at 2026-11-27 15:17:36.432"] + lines).joined(separator: "\n")
  }
  private let end = "Test Suite 'All tests' failed at 2026-11-27 15:17:36.458"

  @Test func `the text and the XML of one suite name the same tests, the text without the module`()
    throws
  {
    let text = try Reading(fixture: "swift/xctest.txt")
    let xml = try Reading(fixture: "swift/xctest.xml")
    #expect(text.summary.format == "xctest-text" && text.summary.isComplete)
    #expect(text.summary.dialect == .xctest)
    #expect(
      Set(text.attempts.map { "GalleryTests.\($0.test.className ?? "")::\($0.test.name)" })
        == Set(xml.attempts.map { "\($0.test.className ?? "")::\($0.test.name)" }))
    #expect(text.attempts.allSatisfy { $0.duration != nil })
    #expect(text.outcomes == [.failed, .passed, .skipped])
    #expect(text.attempts[2].failures.first?.message == "not here")
  }

  @Test
  func
    `a message of several lines and what a test prints without a line break do not hide results`()
    throws
  {
    let reading = try Reading(
      cases(
        "Test Case 'A.testA' started at 2026-11-27 15:13:24.442",
        "noise<EXPR>:0: error: A.testA : threw error \"two", "lines\"",
        "moreTest Case 'A.testA' failed (0.25 seconds)",
        "Test Case 'A.testB' started at 2026-11-27 15:13:24.442",
        "Test Case 'A.testA' passed (0.0 seconds)",
        "/a.swift:5: Test Case 'A.testB' measured [Time, seconds] average: 0.001",
        "Test Case 'A.testB' passed (1.5 seconds)", end))
    #expect(reading.lines == ["failed A::testA", "passed A::testB"])
    #expect(reading.attempts.map(\.duration) == [250_000, 1_500_000])
    #expect(reading.attempts[0].failures.map(\.message) == ["threw error \"two"])
    #expect(reading.summary.isComplete)
  }

  @Test func `classes of one name in two modules are two`() throws {
    let suite = [
      "Test Suite 'A' started at 2026-11-27 15:13:24.442",
      "Test Case 'A.testA' started at 2026-11-27 15:13:24.442",
    ]
    let reading = try Reading(
      cases(
        suite[0], suite[1], "Test Case 'A.testA' failed (0.25 seconds)", suite[0], suite[1],
        "Test Case 'A.testA' passed (0.25 seconds)", end))
    #expect(Set(reading.attempts.map(\.test)).count == 2)
  }

  @Test func `a process that dies in a test leaves it crashed, and the report incomplete`() throws {
    let reading = try Reading(
      cases("Test Case 'A.testA' started at 2026-11-27 15:13:24.442", "Fatal error: no"))
    #expect(reading.outcomes == [.crashed] && !reading.summary.isComplete)
  }

  @Test func `tests and failures that are counted and not told are missed`() throws {
    func reading(_ totals: String) throws -> Reading {
      try Reading(
        cases(
          "Test Case 'A.testA' started at 2026-11-27 15:13:24.442",
          "Test Case 'A.testA' passed (0.25 seconds)", end, totals))
    }
    let whole = try reading(
      "\t Executed 1 test, with 0 failures (0 unexpected) in 0.2 (0.2) seconds")
    #expect(whole.summary.isComplete && whole.runErrors.isEmpty && whole.warnings.isEmpty)
    let short = try reading(
      "\t Executed 2 tests, with 0 failures (0 unexpected) in 0.2 (0.2) seconds")
    #expect(!short.summary.isComplete)
    #expect(short.warnings == ["the report counts 2 tests and tells of 1"])
    let failed = try reading(
      "\t Executed 1 test, with 1 failure (0 unexpected) in 0.2 (0.2) seconds")
    #expect(failed.runErrors.map(\.name) == ["All tests"])
  }

  @Test func `with the modules that declare the classes the text and the XML name the same tests`()
    throws
  {
    var modules = XCTestModules()
    modules.add("import XCTest\nfinal class XCTestGallery: XCTestCase {\n", of: "GalleryTests")
    let path = Project.fixture("swift/xctest.txt")
    let text = try String(
      decoding: #require(FileManager.default.contents(atPath: path)), as: UTF8.self)
    let named = try Reading(modules.named(text))
    let xml = try Reading(fixture: "swift/xctest.xml")
    #expect(Set(named.attempts.map(\.test.id)) == Set(xml.attempts.map(\.test.id)))
    #expect(named.outcomes == [.failed, .passed, .skipped])
    #expect(named.attempts[2].failures.first?.message == "not here")
    #expect(named.attempts[0].failures.first?.message != nil)
  }

  @Test func `a class that two modules have, or none, is named as XCTest prints it`() {
    let text = cases("Test Case 'A.testA' started at 2026-11-27 15:13:24.442")
    var modules = XCTestModules()
    modules.add("// class A is elsewhere\nlet a = \"class B\"", of: "One")
    #expect(modules.named(text) == text)
    modules.add("public class A<T>: XCTestCase {", of: "One")
    #expect(modules.named(text).contains("'One.A.testA'"))
    modules.add("class A: XCTestCase {", of: "Two")
    #expect(modules.named(text) == text)
  }

  @Test func `where Swift Testing ran tests as well the text is not the whole report`() {
    let output = cases("Test Case 'A.testA' started at 2026-11-27 15:13:24.442")
    let none = "✔ Test run with 0 tests in 0 suites passed after 0.001 seconds."
    #expect(XCTestText.wholeReport(in: output + "\n" + none) != nil)
    #expect(XCTestText.wholeReport(in: output + "\n✔ Test run with 2 tests passed") == nil)
  }

  @Test func `where no test of XCTest ran there is no report`() {
    #expect(XCTestText.report(in: cases(" Executed 0 tests", end)) == nil)
    let output = cases("Test Case 'A.testA' started at 2026-11-27 15:13:24.442")
    #expect(XCTestText.report(in: "Building…\n" + output) == output)
  }
}
