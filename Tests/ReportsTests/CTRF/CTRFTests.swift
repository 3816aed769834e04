import History
import Testing

@testable import Reports

@Suite struct CTRFTests {
  @Test(arguments: [
    (#""duration": 12"#, 12_000), (#""duration": -5"#, nil), (#""duration": "12""#, nil),
    (#""duration": 1, "duration": 2"#, 2000), (#""duration": NaN"#, nil),
  ])
  func `a duration is a number of milliseconds or not known`(
    field: String, expected: Int64?
  ) throws {
    let report = try Reading(Self.report(#"{"name": "a", "status": "passed", \#(field)}"#))
    #expect(report.attempts.map(\.duration) == [expected])
  }

  @Test(arguments: [
    (#""retries": 1, "retryAttempts": [{"status": "failed"}]"#, ["failed", "passed retry"]),
    (
      #""retries": 1, "retryAttempts": [{"status": "failed"}, {"status": "passed"}]"#,
      ["failed", "passed retry"]
    ),
    (#""retries": 2, "flaky": true"#, ["failed", "failed retry", "passed retry"]),
    (#""retries": 0, "retryAttempts": []"#, ["passed"]),
    (#""retryAttempts": [{"status": "failed"}]"#, ["failed", "passed retry"]),
  ])
  func `earlier attempts are told in three ways`(fields: String, expected: [String]) throws {
    let report = try Reading(
      Self.report(#"{"name": "a", "status": "passed", \#(fields)}"#))
    #expect(report.lines == expected.map { "\($0) a" })
  }

  @Test(arguments: [#"["a.js", "Calc"]"#, #""a.js > Calc""#])
  func `a suite is a list or a text`(suite: String) throws {
    let report = try Reading(
      Self.report(#"{"name": "adds", "status": "pending", "suite": \#(suite)}"#))
    #expect(report.lines == ["skipped a.js > Calc::adds"])
  }

  @Test(arguments: [
    ("", "errored a"), (#", "rawStatus": "wedged""#, "errored a"),
    (#", "rawStatus": "todo""#, "skipped a"), (#", "rawStatus": "timedOut""#, "timed out a"),
  ])
  func `what is none of the known ends is no pass and no skip`(field: String, line: String) throws {
    let report = try Reading(Self.report(#"{"name": "a", "status": "other"\#(field)}"#))
    #expect(report.lines == [line])
  }

  @Test func `what broke outside the tests is no test`() throws {
    let report = try Reading(
      #"{"reportFormat": "CTRF", "results": {"tool": {"name": "rspec"}, "summary": {"tests": 0, "failed": 0}, "#
        + #""tests": [], "extra": {"errors": [{"name": "spec/a_spec.rb", "message": "LoadError: no", "#
        + #""trace": "no\na"}], "other": [1]}}}"#)
    #expect(report.attempts.isEmpty)
    #expect(report.runErrors.map(\.name) == ["spec/a_spec.rb"])
    #expect(report.runErrors.first?.failure.message == "LoadError: no")
    #expect(!report.summary.isComplete)
    for extra in ["null", "[]", #"{"errors": 3}"#, #"{"errors": []}"#] {
      let plain = try Reading(
        #"{"reportFormat": "CTRF", "results": {"tests": [], "extra": \#(extra)}}"#)
      #expect(plain.runErrors.isEmpty)
    }
  }

  private static func report(_ test: String) -> String {
    #"{"reportFormat": "CTRF", "results": {"tool": {"name": "x"}, "summary": {}, "tests": [\#(test)]}}"#
  }
}
