import History
import Testing

@testable import Reports

struct GoSubtestTests {
  /// The events of a package as `go test -json` writes them: `run A`, `fail A 0.2`; a word alone is of
  /// the package.
  private func events(_ words: String) throws -> Reading {
    let lines = words.split(separator: "\n").map { line in
      let parts = line.split(separator: " ")
      let test = parts.count > 1 ? ",\"Test\":\"\(parts[1])\"" : ""
      let elapsed = parts.count > 2 ? ",\"Elapsed\":\(parts[2])" : ""
      return "{\"Action\":\"\(parts[0])\",\"Package\":\"m\"\(test)\(elapsed)}"
    }
    return try Reading(lines.joined(separator: "\n"))
  }

  private func junit(_ cases: String, _ attributes: String = "") throws -> Reading {
    try Reading(
      """
      <testsuites><testsuite name="m"\(attributes)><properties><property name="go.version" value="go1"/>
      </properties>\(cases)</testsuite></testsuites>
      """)
  }

  private func test(_ name: String, _ outcome: String = "", time: String = "0.2") -> String {
    "<testcase classname=\"m\" name=\"\(name)\" time=\"\(time)\">\(outcome)</testcase>"
  }

  @Test func `a test with sub-tests is none, its time and its failure are theirs`() throws {
    let report = try events(
      "run S\nrun S/a\nrun S/a/x\nrun S/b\nfail S/a/x 0.2\nfail S/a 0.2\npass S/b 0.1\nfail S 0.3\nfail"
    )
    #expect(report.lines == ["failed m::S/a/x", "passed m::S/b"])
    #expect(report.runErrors.isEmpty && report.summary.isComplete)
  }

  @Test func `before Go 1_20 the end of a test comes before that of its sub-tests`() throws {
    let report = try events("run S\nrun S/a\nfail S 0.3\nfail S/a 0.2\nfail")
    #expect(report.lines == ["failed m::S/a"])
  }

  @Test func `a test that fails by itself is one, though its sub-tests passed`() throws {
    let report = try events(
      "run S\nrun S/a\nrun S/a/x\npass S/a/x 0.2\nfail S/a 0.2\nfail S 0.3\nfail")
    #expect(report.lines == ["passed m::S/a/x", "failed m::S/a"])
    #expect(report.attempts.map(\.duration) == [200_000, nil])
  }

  @Test func `a package that starts again after it failed retries what failed`() throws {
    let report = try events(
      """
      start\nrun A\nrun B\nfail A 0.1\npass B 0.1\nfail
      start\nrun A\nrun B\npass A 0.1\npass B 0.1\npass
      """)
    #expect(report.lines == ["failed m::A", "passed m::B", "passed retry m::A", "passed m::B"])
  }

  @Test func `a failure of its own is forgiven by the run in which it did not fail`() throws {
    let report = try events(
      "run S\nrun S/a\npass S/a 0\nfail S 0.3\nfail\nrun S\nrun S/a\npass S/a 0\npass S 0.3\npass")
    #expect(
      report.lines == ["passed m::S/a", "failed m::S", "passed m::S/a", "passed retry m::S"])
  }

  @Test func `a package that starts again after it passed is executed once more`() throws {
    let report = try events("run A\npass A 0.1\npass\nrun A\nfail A 0.1\nfail")
    #expect(report.lines == ["passed m::A", "failed m::A"])
  }

  @Test(arguments: [
    "signal: killed", "signal: interrupt", "*** Test killed with quit: ran too long",
  ])
  func `a test binary that was killed leaves the run incomplete`(words: String) throws {
    let report = try Reading(
      """
      {"Action":"run","Package":"m","Test":"A"}
      {"Action":"fail","Package":"m","Test":"A","Elapsed":0.1}
      {"Action":"output","Package":"m","Output":"\(words)\\n"}
      {"Action":"fail","Package":"m","Elapsed":0.1}
      """)
    #expect(report.lines == ["failed m::A"])
    #expect(!report.summary.isComplete)
  }

  @Test func `in JUnit a test with sub-tests is none, wherever it stands`() throws {
    let failed = "<failure message=\"Failed\"/>"
    let behind = try junit(test("S/a", failed) + test("S", failed) + test("S/b") + test("T"))
    #expect(behind.attempts.map(\.test.name) == ["S/a", "S/b", "T"])
    let before = try junit(test("S") + test("S/a") + test("S/a/x"))
    #expect(before.attempts.map(\.test.name) == ["S/a/x"])
    #expect(before.runErrors.isEmpty)
  }

  @Test func `in JUnit a failure that no sub-test carries stays one`() throws {
    let reading = try junit(test("S", "<failure message=\"Failed\"/>") + test("S/a"))
    #expect(reading.attempts.map(\.test.name) == ["S", "S/a"])
    #expect(reading.attempts.map(\.duration) == [nil, 200_000])
    #expect(reading.outcomes == [.failed, .passed])
  }

  @Test func `what gotestsum ran again because it failed is a retry`() throws {
    let failed = "<failure message=\"Failed\"/>"
    let reruns = try junit(test("A", failed) + test("A", failed) + test("A") + test("B"))
    #expect(reruns.attempts.map(\.isRetry) == [false, true, true, false])
    let alone = try junit(test("A", failed) + test("A"))
    #expect(alone.attempts.map(\.isRetry) == [false, true])
  }

  @Test func `what -count ran again is not`() throws {
    let failed = "<failure message=\"Failed\"/>"
    let all = try junit(test("A", failed) + test("A") + test("B") + test("B"))
    #expect(all.attempts.allSatisfy { !$0.isRetry })
    let passed = try junit(test("A") + test("A") + test("B"))
    #expect(passed.attempts.allSatisfy { !$0.isRetry })
    #expect(passed.summary.repeats == .executions)
  }

  @Test func `a failure in TestMain names its package`() throws {
    let reading = try junit(
      "<testcase classname=\"\" name=\"TestMain\"><failure message=\"Failed\"/></testcase>")
    #expect(reading.runErrors.map(\.name) == ["m"])
  }
}
