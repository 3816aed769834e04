import Foundation
import TestSupport
import Testing

/// All commands speak of the run that the gate judges, and what they say of it stays said.
struct OneAnswerTests {
  private let sandbox = Sandbox()

  /// The day so many days ago.
  private func day(_ age: Int) -> String {
    String(Date(timeIntervalSinceNow: -86_400 * Double(age)).ISO8601Format().prefix(10))
  }

  /// Records a run of tests of class `c`, `a` not among the failing ones unless it is named.
  @discardableResult
  private func record(
    _ commit: String, age: Int = 0, tests: [String] = ["a", "b"], failing: Set<String> = [],
    covered: Int = 9, _ options: String...
  ) throws -> String {
    let cases = tests.map { name in
      "<testcase classname=\"c\" name=\"\(name)\" time=\"0.1\">"
        + (failing.contains(name) ? "<failure message=\"no\"/>" : "") + "</testcase>"
    }
    try sandbox.write(
      "<testsuite name=\"pytest\">\(cases.joined())</testsuite>", to: "junit.xml")
    let lines = (1...10).map { "DA:\($0),\($0 <= covered ? 1 : 0)" }.joined(separator: "\n")
    try sandbox.write("SF:a.py\n\(lines)\nend_of_record\n", to: "coverage.info")
    let recorded = try sandbox.run(
      [
        TestTools.laptime, "record", "junit.xml", "coverage.info", "--commit", commit, "--branch",
        "main", "--wall", "1s", "--started-at", "\(day(age))T08:00:00Z", "--format", "json",
      ] + options)
    return try String((document(recorded.output)["run"] as? String ?? "").prefix(8))
  }

  private func judged(_ run: String) throws -> [String] {
    let gate = try document(sandbox.laptime("gate", "--run", run, "--format", "json").output)
    let rules = gate["rules"] as? [[String: Any]] ?? []
    return ["\(gate["verdict"] ?? "")"]
      + rules.map { "\($0["rule"] ?? "") \($0["status"] ?? ""): \($0["summary"] ?? "")" }
  }

  @Test func `later runs and days change nothing of what is said of a run`() throws {
    for age in 31...40 {
      try record("c\(age)", age: age, failing: age % 3 == 0 ? ["a"] : [])
      if age % 3 == 0 { try record("c\(age)", age: age, "--run-key", "again") }
    }
    let run = try record("old", age: 20, failing: ["a"])
    try sandbox.write(
      "c::a owner=ann added=\(day(25)) expires=\(day(12))\n", to: "quarantine.txt")
    let before = try judged(run)
    #expect(before[0] == "pass")
    #expect(before.contains("quarantine pass: 1 test quarantined"))
    #expect(before.contains { $0.contains("1 failed in quarantine") })
    for age in 5...14 { try record("n\(age)", age: age, tests: ["b", "d"]) }
    #expect(try judged(run) == before)
    let check = try sandbox.laptime("quarantine", "check", "--run", run)
    #expect(check.code == 0 && check.output == "1 test quarantined\n")
    #expect(try sandbox.laptime("quarantine", "check").output.contains("c::a has expired"))
  }

  @Test func `every command speaks of the commit that CI is at`() throws {
    let ci = ["GITHUB_ACTIONS": "true", "GITHUB_SHA": "c2"]
    try record("c1", age: 3, covered: 10)
    let run = try record("c2", age: 2, failing: ["b"], covered: 7)
    let newest = try record("c3", age: 1, failing: ["a"], covered: 8)
    try sandbox.laptime("gate", "--run", run)
    func said(_ arguments: String...) throws -> String {
      let result = try sandbox.run([TestTools.laptime] + arguments, variables: ci)
      #expect(result.code <= 1, "\(arguments): \(result.errors)")
      return result.output
    }
    #expect(try said("gate").contains(run))
    #expect(try said("explain", "failures").contains(run))
    #expect(try said("explain", "c::b").contains(run))
    #expect(try said("select", "--failed", "--as", "ids") == "c::b\n")
    #expect(try said("baseline", "pin", "before").contains(run))
    #expect(try said("accept", "--rule", "coverage-drop", "--why", "x").contains(run))
    #expect(try said("coverage").contains("70"))
    #expect(try said("status").contains(run))
    try expectNothingNewer(than: run, in: said("status", "--format", "json"))
    #expect(try sandbox.laptime("explain", "failures").output.contains(newest))
    #expect(try sandbox.laptime("select", "--failed", "--as", "ids").output == "c::a\n")
    #expect(try sandbox.laptime("coverage").output.contains("80"))
  }

  /// Coverage and time of a page are those of its run.
  private func expectNothingNewer(than run: String, in page: String) throws {
    let trend = try document(page)["trend"] as? [[String: Any]] ?? []
    #expect(trend.last?["run"] as? String == run)
    #expect(trend.last?["coverage_percent"] as? Double == 70)
    #expect(trend.compactMap { $0["coverage_percent"] as? Double } == [100, 70])
  }

  @Test func `a line of the quarantine says nothing of a run before its day`() throws {
    let run = try record("c1", failing: ["a"])
    func isMasked(added age: Int) throws -> Bool {
      try sandbox.write(
        "c::a owner=ann added=\(day(age)) expires=\(day(-9))\n", to: "quarantine.txt")
      return try judged(run).contains { $0.contains("1 failed in quarantine") }
    }
    #expect(try isMasked(added: 1))
    #expect(try !isMasked(added: -1))
  }

  @Test func `a test that two suites share is one, of the suite that ran last`() throws {
    try record("c1", age: 2, tests: ["alone_5", "b"], "--suite", "unit")
    try record("c1", age: 1, tests: ["alone_5", "b"], "--suite", "nightly")
    func suite() throws -> String? {
      let shown = try sandbox.laptime("show", "alone_5", "--format", "json")
      #expect(shown.code == 0, "\(shown.errors)")
      return try document(shown.output)["suite"] as? String
    }
    #expect(try suite() == "nightly")
    try record("c2", tests: ["alone_5"], "--suite", "unit")
    #expect(try suite() == "unit")
  }

  @Test func `where the commit that CI is at has no run, no other one is spoken of`() throws {
    try record("c1", age: 1)
    let ci = ["GITHUB_ACTIONS": "true", "GITHUB_SHA": "c2"]
    for command in [
      ["explain", "failures"], ["select", "--failed"], ["coverage"], ["baseline", "pin", "p"],
      ["accept", "--rule", "coverage-drop", "--why", "x"],
    ] {
      let result = try sandbox.run([TestTools.laptime] + command, variables: ci)
      #expect(result.code == 66, "\(command)")
      #expect(result.errors.contains("of commit c2, which CI is at"), "\(command)")
      #expect(result.errors.contains("--run"), "\(command)")
    }
  }

  @Test func `what to type next names the run unless it is the one that is meant without`() throws {
    let tests = (0..<10).map { "t\($0)" }
    for age in 4...9 { try record("c\(age)", age: age, tests: tests) }
    let run = try record("c3", age: 3, tests: Array(tests.prefix(5)), covered: 7)
    let usual = try sandbox.laptime("gate").output
    #expect(usual.contains("laptime coverage\n"))
    #expect(usual.contains("--rule missing-tests --why REASON"))
    try record("c2", age: 2, tests: tests)
    let named = try sandbox.laptime("gate", "--run", run).output
    #expect(named.contains("laptime coverage --run \(run)\n"))
    #expect(named.contains("--rule missing-tests --run \(run) --why REASON"))
    let next = named.split(separator: "\n").filter { $0.contains("→ laptime") }
    #expect(!next.isEmpty && next.allSatisfy { $0.contains(run) }, "\(next)")
  }
}
