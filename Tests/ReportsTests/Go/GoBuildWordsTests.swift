import History
import Testing

@testable import Reports

struct GoBuildWordsTests {
  private let broken = """
    # example.com/shop/bad [example.com/shop/bad.test]
    bad/b_test.go:3:30: undefined: total
    # example.com/shop/worse
    worse/w.go:2:15: expected ')', found '{'
    """
  private let events = """
    FAIL\texample.com/shop/bad [build failed]
    {"Action":"run","Package":"example.com/shop","Test":"T"}
    {"Action":"pass","Package":"example.com/shop","Test":"T","Elapsed":0.02}
    {"Action":"pass","Package":"example.com/shop","Elapsed":0.03}
    FAIL\texample.com/shop/worse [setup failed]
    """

  @Test func `the words of go before 1.24 are told with the package that they are about`() throws {
    let words = try #require(
      GoTestJSON.buildWords(in: "go: downloading example.com/x v1.0.0\n\(broken)"))
    let report = try Reading(words + events)
    #expect(report.lines == ["passed example.com/shop::T"])
    #expect(
      report.runErrors.map { "\($0.name): \($0.failure.message ?? "")" } == [
        "example.com/shop/bad: bad/b_test.go:3:30: undefined: total",
        "example.com/shop/worse: worse/w.go:2:15: expected ')', found '{'",
      ])
    #expect(report.warnings.isEmpty && !report.summary.isComplete)
  }

  @Test func `a stream in which nothing could be built is a report`() throws {
    let report = try Reading("FAIL\texample.com/shop [build failed]\n")
    #expect(report.summary.format == "go-test" && report.attempts.isEmpty)
    #expect(report.runErrors.map(\.name) == ["example.com/shop"])
    #expect(!report.summary.isComplete)
  }

  @Test func `what a package imports may be what could not be built`() throws {
    let report = try Reading(
      "# example.com/shop/base\nbase/b.go:1:1: no\nFAIL\texample.com/shop/app [build failed]\n")
    #expect(report.runErrors.map(\.failure.message) == ["base/b.go:1:1: no"])
  }

  @Test(arguments: [
    "ok  \texample.com/shop\t0.1s\nFAIL\texample.com/bad [build failed]\n",
    "--- FAIL: TestA (0.00s)\nFAIL\texample.com/bad [build failed]\n",
    "FAIL\texample.com/shop\t0.1s\n",
  ])
  func `what go prints for people is none`(text: String) {
    #expect(throws: ReportError.self) { try Reading(text) }
  }

  @Test func `other words than of a build are left where they are`() {
    #expect(GoTestJSON.buildWords(in: "go: downloading example.com/x v1.0.0\n") == nil)
    #expect(GoTestJSON.buildWords(in: "") == nil)
  }
}
