import History
import Testing

@testable import Reports

@Suite struct PytestReportlogTests {
  @Test func `every kind of end has its outcome`() throws {
    let report = try Reading(fixture: "pytest/plain.jsonl")
    let test = "tests.unit.test_money"
    #expect(
      report.lines == [
        "passed \(test)::test_none",
        "passed \(test)::test_ids[a::b]",
        "passed \(test)::test_ids[x/y.py]",
        "passed \(test)::test_ids[]]",
        "passed \(test)::test_ids[\\xe9]",
        "passed \(test)::test_ids[two words]",
        "failed \(test).TestRate::test_fails",
        "passed \(test).TestRate.TestDeep::test_below_zero",
        "skipped \(test)::test_skipped",
        "xfailed \(test)::test_xfail",
        "xpassed \(test)::test_xpass",
        "failed \(test)::test_xpass_strict",
        "errored \(test)::test_setup_error",
        "errored \(test)::test_teardown_error",
        "errored \(test)::test_fails_twice",
        "failed \(test)::test_flaky",
        "failed \(test)::test_subtests",
      ])
    #expect(report.summary.isComplete)
    #expect(report.summary.workers == 1)
    #expect(report.summary.wall == 79_740)
    #expect(report.summary.wallIsMeasured)
    #expect(report.warnings.isEmpty && report.runErrors.isEmpty)
  }

  @Test func `phases are kept and their sum is the duration`() throws {
    let report = try Reading(fixture: "pytest/plain.jsonl")
    let first = try #require(report.attempts.first)
    #expect(first.phases == Phases(setup: 260, call: 92, teardown: 202))
    #expect(first.duration == 554)
    #expect(first.start != nil)
    let skipped = try #require(report.attempts.first { $0.outcome == .skipped })
    #expect(skipped.phases?.call == nil)
    #expect(skipped.failures == [Failure(message: "not today")])
  }

  @Test func `a failure has its message and its trace`() throws {
    let report = try Reading(fixture: "pytest/plain.jsonl")
    let failed = try #require(report.attempts.first { $0.test.name == "test_fails" })
    let failure = try #require(failed.failures.first)
    #expect(failure.message?.hasPrefix("assert 5.0 == 6") == true)
    #expect(failure.detail?.contains(">       assert discount(10, 0.5) == 6") == true)
    let twice = try #require(report.attempts.first { $0.test.name == "test_fails_twice" })
    #expect(
      twice.failures.map(\.message) == ["assert 1 == 2", "RuntimeError: cannot clean up"])
  }

  @Test(arguments: ["plain", "reruns-xdist"])
  func `tests, attempts and outcomes are those of JUnit's report of the same run`(
    run: String
  ) throws {
    let log = try Reading(fixture: "pytest/\(run).jsonl")
    let xml = try Reading(fixture: "pytest/\(run).xml")
    #expect(Set(log.attempts.map(\.test.key)) == Set(xml.attempts.map(\.test.key)))
    for (test, outcomes) in log.outcomesByTest {
      #expect(xml.outcomesByTest[test]?.count == outcomes.count, "\(test)")
      #expect(xml.outcomesByTest[test]?.last == outcomes.last, "\(test)")
    }
  }

  @Test func `a rerun is an attempt of its own, on its worker`() throws {
    let report = try Reading(fixture: "pytest/reruns-xdist.jsonl")
    #expect(
      report.lines.filter { $0.hasSuffix("test_flaky") } == [
        "failed gw0 tests.unit.test_money::test_flaky",
        "passed retry gw0 tests.unit.test_money::test_flaky",
      ])
    #expect(report.attempts.filter(\.isRetry).count == 7)
    #expect(report.summary.workers == 2)
  }

  @Test func `an older plugin tells no teardown of an attempt that it repeats`() throws {
    let report = try Reading(
      Self.log([
        ("a.py::t", "setup", "passed"), ("a.py::t", "call", "rerun"),
        ("a.py::t", "setup", "passed"), ("a.py::t", "call", "rerun"),
        ("a.py::t", "setup", "passed"), ("a.py::t", "call", "passed"),
        ("a.py::t", "teardown", "passed"),
      ]))
    #expect(report.lines == ["failed a::t", "failed retry a::t", "passed retry a::t"])
  }

  @Test func `a failed subtest told before the setup fails the test`() throws {
    let log = Self.log([
      ("a.py::t", "call", "failed"), ("a.py::t", "setup", "passed"), ("a.py::t", "call", "passed"),
      ("a.py::t", "teardown", "passed"),
    ])
    let first = try #require(log.firstRange(of: "TestReport"))
    let report = try Reading(
      log[..<first.lowerBound] + "SubTestReport" + log[first.upperBound...])
    #expect(report.lines == ["failed a::t"])
  }

  @Test func `records of other tests may lie between those of one`() throws {
    let report = try Reading(
      Self.log([
        ("a.py::t", "setup", "passed"), ("a.py::u", "setup", "passed"),
        ("a.py::t", "call", "failed"), ("a.py::u", "call", "passed"),
        ("a.py::u", "teardown", "passed"), ("a.py::t", "teardown", "passed"),
      ]))
    #expect(report.lines == ["passed a::u", "failed a::t"])
  }

  @Test func `a test whose worker died crashed`() throws {
    let report = try Reading(fixture: "pytest/worker-crash.jsonl")
    #expect(report.lines.last == "crashed gw1 tests.test_crash::test_crash")
    #expect(report.summary.isComplete)
  }

  @Test func `a run without an end is incomplete and its open test crashed`() throws {
    let report = try Reading(fixture: "pytest/process-crash.jsonl")
    #expect(
      report.lines == [
        "passed tests.test_crash::test_before", "crashed tests.test_crash::test_crash",
      ])
    #expect(!report.summary.isComplete)
  }

  @Test func `of several sessions in one log each must have ended`() throws {
    let whole = Self.log([("a.py::t", "call", "passed"), ("a.py::t", "teardown", "passed")])
    let cut = whole.split(separator: "\n").dropLast().joined(separator: "\n") + "\n"
    let both = try Reading(whole + whole)
    #expect(both.summary.isComplete && both.attempts.count == 2)
    let first = try Reading(cut + whole)
    #expect(!first.summary.isComplete && first.attempts.count == 2)
  }

  @Test func `a module that cannot be collected is an error of the run`() throws {
    let report = try Reading(fixture: "pytest/collect-error.jsonl")
    #expect(report.runErrors.map(\.name) == ["tests/broken/test_import.py"])
    #expect(!report.summary.isComplete)
  }

  @Test func `the same test on each worker is executed that often`() throws {
    let report = try Reading(fixture: "pytest/each.jsonl")
    #expect(
      report.lines == [
        "passed gw0 tests.test_crash::test_before", "passed gw1 tests.test_crash::test_before",
      ])
    #expect(report.summary.repeats == .executions)
  }

  @Test func `a line that was cut is refused by its number`() throws {
    let whole = Self.log([("a.py::t", "setup", "passed"), ("a.py::t", "call", "passed")])
    let error = #expect(throws: ReportError.self) {
      try Reading(String(whole.dropLast(60)))
    }
    #expect(error?.position?.line == 3)
  }

  @Test func `a duration that cannot be one is left out with a remark`() throws {
    let report = try Reading(
      Self.log([("a.py::t", "call", "passed"), ("a.py::t", "teardown", "passed")])
        .replacing("0.5", with: "-0.5"))
    #expect(report.attempts.first?.duration == nil)
    #expect(report.warnings.count == 1)
  }

  /// A log of records with a duration of half a second.
  private static func log(_ records: [(String, String, String)]) -> String {
    let lines = records.map { id, phase, outcome in
      #"{"nodeid":"\#(id)","when":"\#(phase)","outcome":"\#(outcome)","duration":0.5,"#
        + #""longrepr":null,"$report_type":"TestReport"}"#
    }
    let start = #"{"pytest_version": "9.2.0", "$report_type": "SessionStart"}"#
    return ([start] + lines + [#"{"exitstatus": 0, "$report_type": "SessionFinish"}"#])
      .joined(separator: "\n") + "\n"
  }
}
