import History
import Testing

@testable import Reports

@Suite struct TAPTests {
  @Test func `sub-tests are tests and what holds them is not`() throws {
    let report = try Reading(fixture: "tap/node.tap")
    #expect(
      report.lines == [
        "passed adds", "failed fails <&>", "skipped skipped", "xfailed later",
        "passed outer::inner passes", "failed outer > deeper::inner fails",
        "passed unexplained::fine", "failed unexplained",
      ])
    #expect(report.attempts.first?.duration == 1537)
    #expect(
      report.attempts[1].failures.first?.message
        == "Expected values to be strictly equal:\n\n1 !== 2")
    #expect(report.summary.isComplete && report.warnings.isEmpty)
  }

  @Test(arguments: [
    ("ok", "passed 1"), ("ok 1", "passed 1"), ("not ok 2 - a", "failed a"), ("ok - a", "passed a"),
    ("ok 3 - c \\# not a directive", "passed c # not a directive"),
    ("ok 3 - a #1 of b", "passed a #1 of b"), ("ok 2 a # skip why", "skipped a"),
    ("not ok a # TODO: later", "xfailed a"), ("ok a # todo", "xpassed a"),
    ("ok 3rd try", "passed 3rd try"), ("ok 1 - a\\\\b", "passed a\\b"),
  ])
  func `a test point is read as the protocol has it`(line: String, expected: String) throws {
    let report = try Reading("TAP version 14\n1..1\n\(line)\n")
    #expect(report.lines == [expected])
  }

  @Test func `node-tap's time is a duration`() throws {
    let report = try Reading("ok 1 - a # time=68.43ms\n1..1\n")
    #expect(report.attempts.first?.duration == 68_430)
    #expect(report.lines == ["passed a"])
  }

  @Test func `bats' time is a duration and no part of the name`() throws {
    let report = try Reading(
      "1..4\nok 1 adds in 34ms\nok 2 b in 2sec # skip no\nok 3 - answers in 5ms\nok 4 in 7ms x\n")
    #expect(
      report.lines == ["passed adds", "skipped b", "passed answers in 5ms", "passed in 7ms x"])
    #expect(report.attempts.map(\.duration) == [34_000, 2_000_000, nil, nil])
  }

  @Test(arguments: ["TAP Version 13", "tap version 13", "TAP version 14  "])
  func `harnesses ignore the case of the version`(line: String) throws {
    #expect(try Reading("\(line)\n1..1 \nok 1 - adds\n").lines == ["passed adds"])
  }

  @Test func `sub-tests in braces are those of the point before them`() throws {
    let report = try Reading(
      """
      TAP version 14
      ok 1 - cart.js # time=40.5ms {
          ok 1 - adds
          not ok 2 - deep {
              not ok 1 - inner
                ---
                message: no
                ...\u{20}
              1..1
          }
          1..2
      }
      not ok 2 - order.js
        ---
        at: here
        ...
      {
          ok 1 - places
          1..1
      }
      ok 3 - parses {
      ok 4 - last
      1..4
      """)
    #expect(
      report.lines == [
        "passed cart.js::adds", "failed cart.js > deep::inner", "passed order.js::places",
        "failed order.js", "passed parses {", "passed last",
      ])
    #expect(report.attempts[1].failures.first?.message == "no")
    #expect(report.summary.isComplete && report.warnings.isEmpty)
  }

  @Test func `braces that stay open make the run incomplete`() throws {
    let report = try Reading("1..1\nok 1 - a {\n    ok 1 - b\n")
    #expect(report.lines == ["passed a::b"])
    #expect(!report.summary.isComplete)
  }

  @Test func `node ids name the test as pytest does`() throws {
    let report = try Reading("1..1\nok 1 tests/test_x.py::A::t[a b]\n")
    #expect(report.lines == ["passed tests.test_x.A::t[a b]"])
  }

  @Test(arguments: [
    ("ok 1\n", "plan is missing"), ("1..2\nok 1\n", "2 tests planned and 1 reported"),
  ])
  func `a plan that misses or does not hold makes the run incomplete`(
    text: String, remark: String
  ) throws {
    let report = try Reading(text)
    #expect(!report.summary.isComplete)
    #expect(report.warnings.first?.contains(remark) == true)
  }

  @Test(arguments: [
    ("1..4\nok 1 - a\nok 2 - b\nok 4 - d\n", "1, such as 3"),
    ("ok 1 - a\nok 2 - b\nok 4 - d\n1..4\n", "1, such as 3"),
    ("1..4\nok 1 - a\nok 2 - b\nok 2 - b\nok 4 - d\n", "1, such as 3"),
    ("1..9\nok 1 - a\nok 5 - b\nok 6 - c\n", "6, such as 2–4, 7–9"),
    ("1..3\nok 1 - a\nok 2 - b\nok 5 - c\n", "2, such as 3–4"),
    (
      "TAP version 14\n# Subtest: s\n    ok 1 - a\n    ok 3 - b\n    1..3\nok 1 - s\n1..1\n",
      "1, such as 2 in s"
    ),
    ("TAP version 13\n1..2\nok 1 - a\nTAP version 13\n1..1\nok 1 - b\n", "1, such as 2"),
  ])
  func `numbers that did not come are tests that are missing, and are named`(
    text: String, remark: String
  ) throws {
    let report = try Reading(text)
    #expect(!report.summary.isComplete)
    #expect(report.warnings.contains("numbers of tests are missing: \(remark)"))
  }

  @Test func `numbers that come twice or out of order are told, and no test is lost by that`()
    throws
  {
    let turned = try Reading("1..3\nok 1 - a\nok 3 - c\nok 2 - b\n")
    #expect(turned.summary.isComplete)
    #expect(turned.warnings == ["tests are not in the order of their numbers: 1, such as 2"])
    let twice = try Reading("1..2\nok 1 - a\nok 2 - b\nok 2 - c\n")
    #expect(twice.summary.isComplete && twice.attempts.count == 3)
    #expect(
      twice.warnings == [
        "plans do not hold: 1, such as 2 tests planned and 3 reported",
        "numbers of tests come twice: 1, such as 2",
      ])
  }

  @Test(arguments: [
    "1..2\nok 1 - a\nok 2 - b\n1..1\nok 1 - c\n", "ok 1 - a\nok 2 - b\n1..2\nok 1 - c\n1..1\n",
    "TAP version 13\n1..2\nok - a\nok - b\nTAP version 13\nok - c\n1..1\n",
  ])
  func `several streams in one file count each for itself`(text: String) throws {
    let report = try Reading(text)
    #expect(report.attempts.count == 3)
    #expect(report.summary.isComplete && report.warnings.isEmpty)
  }

  @Test func `pytest's plugin numbers subtests that it does not tell of`() throws {
    let report = try Reading("1..2\nok 1 a.py::A.t\nok 4 a.py::A.u\n")
    #expect(report.summary.isComplete && report.warnings.isEmpty)
    let cut = try Reading("1..3\nok 1 a.py::A.t\nok 4 a.py::A.u\n")
    #expect(!cut.summary.isComplete)
  }

  @Test func `a stream behind another one that lost its plan is incomplete`() throws {
    let report = try Reading("TAP version 13\n1..1\nok 1 - a\nTAP version 13\nok 1 - b\n")
    #expect(!report.summary.isComplete)
  }

  @Test func `bailing out is an error of the run`() throws {
    let report = try Reading("1..3\nok 1\nBail out! no database\n")
    #expect(report.runErrors.first?.failure.message == "no database")
    #expect(!report.summary.isComplete)
  }

  @Test func `the depth of sub-tests has a limit`() {
    let deep = "1..1\n" + String(repeating: " ", count: 4000) + "ok 1\n"
    #expect(throws: ReportError.self) { try Reading(deep) }
  }
}
