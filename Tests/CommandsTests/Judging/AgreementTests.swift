import TestSupport
import Testing

/// No two commands disagree about a run: one history with a quarantine, a pin, a configured trunk and a
/// policy, asked in every way there is.
struct AgreementTests {
  private static let suite = (0..<8).map { "t\($0)" }

  /// A history of eight runs of the branch `develop`, the last of which fails a quarantined test and another one,
  /// has lost two tests and some coverage, and is no faster than the pin.
  private func sandbox() throws -> Sandbox {
    let sandbox = Sandbox()
    try sandbox.write(
      """
      trunk = "develop"
      [suites.full]
      budget = "5s"
      [coverage]
      floor = 70
      [rules]
      parallel-efficiency = "off"
      """, to: "laptime.toml")
    for run in 1...8 {
      let failing: Set = run == 8 ? ["t3", "t5"] : run % 3 == 0 ? ["t3"] : []
      try write(run, failing: failing, lost: run == 8 ? ["t6", "t7"] : [], in: sandbox)
      try sandbox.laptime(
        "record", "junit.xml", "coverage.info", "--branch", "develop", "--commit", "c\(run)",
        "--kind", "trunk", "--wall", "4s")
      if run % 3 == 0 {
        try write(run, failing: [], in: sandbox)
        try sandbox.laptime("record", "junit.xml", "--attempt-of", "latest")
      }
      if run == 1 { try sandbox.laptime("baseline", "pin", "before", "--improve", "10%") }
    }
    try sandbox.laptime("quarantine", "add", "c::t3", "--owner", "ann")
    return sandbox
  }

  private func write(
    _ run: Int, failing: Set<String>, lost: Set<String> = [], in sandbox: Sandbox
  ) throws {
    let cases = Self.suite.filter { !lost.contains($0) }.map { name in
      "<testcase classname=\"c\" name=\"\(name)\" time=\"0.\(100 + run)\">"
        + (failing.contains(name) ? "<failure message=\"no\"/>" : "") + "</testcase>"
    }
    try sandbox.write(
      "<testsuite name=\"pytest\">\(cases.joined())</testsuite>", to: "junit.xml")
    let covered = run == 8 ? 7 : 9
    let lines = (1...10).map { "DA:\($0),\($0 <= covered ? 1 : 0)" }.joined(separator: "\n")
    try sandbox.write("SF:a.py\n\(lines)\nend_of_record\n", to: "coverage.info")
  }

  /// What a document of the gate says of each rule: its status and its sentence.
  private func told(_ json: [String: Any]) -> [String: [String]] {
    let rules = json["rules"] as? [[String: Any]] ?? []
    return Dictionary(
      uniqueKeysWithValues: rules.map { rule in
        (
          rule["rule"] as? String ?? "",
          [rule["status"] as? String ?? "", rule["summary"] as? String ?? ""]
        )
      })
  }

  private func gate(_ sandbox: Sandbox) throws -> (code: Int32, rules: [String: [String]]) {
    let gate = try sandbox.laptime("gate", "--format", "json")
    return (gate.code, told(try document(gate.output)))
  }

  /// The rules with a status.
  private func rules(_ status: String, _ told: [String: [String]]) -> Set<String> {
    Set(told.filter { $0.value.first == status }.keys)
  }

  /// Of what the gate says of a run each command says the same.
  private func expectAgreement(
    _ judged: [String: [String]], failing: Set<String>, attempts: String, in sandbox: Sandbox
  ) throws {
    #expect(rules("fail", judged) == failing)
    #expect(judged.count >= 17)
    for (rule, told) in judged {
      let explained = try document(sandbox.laptime("explain", rule, "--format", "json").output)
      #expect(explained["status"] as? String == told[0], "explain \(rule)")
      #expect(explained["summary"] as? String == told[1], "explain \(rule)")
    }
    let backtest = try document(sandbox.laptime("backtest", "--format", "json").output)
    let failed = backtest["failed_runs"] as? [[String: Any]] ?? []
    let last = try #require(failed.last { $0["commit"] as? String == "c8" })
    #expect(Set(last["rules"] as? [String] ?? []) == failing, "backtest")
    let selected = try sandbox.laptime("select", "--needs-attempts", "--as", "ids")
    #expect(selected.code == 0 && selected.output == attempts, "select --needs-attempts")
    let status = try document(sandbox.laptime("status", "--format", "json").output)
    let verdict = try #require(status["verdict"] as? [String: Any])
    #expect(verdict["verdict"] as? String == "fail", "status")
    #expect(told(verdict) == judged, "status")
    let check = try sandbox.laptime("quarantine", "check")
    #expect(check.code == (judged["quarantine"]?[0] == "pass" ? 0 : 1), "quarantine check")
  }

  @Test func `every command that judges says the same of a run`() throws {
    let sandbox = try sandbox()
    let (code, judged) = try gate(sandbox)
    #expect(code == 1)
    #expect(judged["failures"]?[1] == "1 test failed, quarantine masked 1 failure")
    #expect(judged["quarantine"] == ["pass", "1 test quarantined"])
    #expect(judged["coverage-floor"]?[0] == "pass")
    #expect(judged["improvement"]?[1].contains("more than 10 % wanted") == true)
    try expectAgreement(
      judged, failing: ["failures", "missing-tests", "coverage-drop", "improvement"],
      attempts: "c::t5\n", in: sandbox)
    #expect(
      try sandbox.laptime("select", "--failed", "--as", "ids").output == "c::t3\nc::t5\n")
    #expect(
      try sandbox.laptime("quarantine", "check").output == "1 test quarantined\n")
    let backtest = try document(sandbox.laptime("backtest", "--format", "json").output)
    #expect(backtest["runs"] as? Int == 8)
    let ofFailures = (backtest["rules"] as? [[String: Any]] ?? [])
      .first { $0["rule"] as? String == "failures" }
    #expect(ofFailures?["failed"] as? Int == 1)
  }

  @Test func `a line of the quarantine that fails the gate fails every command`() throws {
    let sandbox = try sandbox()
    try sandbox.write("c::t3 expires=2099-01-01 added=2026-11-20\n", to: "quarantine.txt")
    let (code, judged) = try gate(sandbox)
    #expect(code == 1)
    #expect(judged["failures"]?[1].hasPrefix("2 tests failed") == true)
    #expect(judged["quarantine"]?[1] == "1 test quarantined, 1 line of quarantine.txt to mend")
    try expectAgreement(
      judged,
      failing: ["failures", "quarantine", "missing-tests", "coverage-drop", "improvement"],
      attempts: "c::t3\nc::t5\n", in: sandbox)
    #expect(
      try sandbox.laptime("quarantine", "check").output
        .contains("quarantine.txt:1: c::t3 has no owner, holds for"))
  }

  @Test func `what is accepted is so for every command, and was found by the gate`() throws {
    let sandbox = try sandbox()
    let before = try gate(sandbox).rules
    #expect(before["missing-tests"]?[0] == "fail" && before["coverage-drop"]?[0] == "fail")
    let run = try document(sandbox.laptime("gate", "--format", "json").output)["run"] as? String
    let short = try String(#require(run).prefix(8))
    let tests = try sandbox.laptime("accept", "--rule", "missing-tests", "--why", "moved out")
    #expect(tests.output == "accepted missing-tests of 2 tests from run \(short) on\n")
    let drop = try sandbox.laptime("accept", "--rule", "coverage-drop", "--why", "generated code")
    #expect(drop.output == "accepted coverage-drop from run \(short) on\n")
    let (code, after) = try gate(sandbox)
    #expect(code == 1)
    #expect(rules("fail", after) == ["failures", "improvement"])
    #expect(after["missing-tests"]?[0] == "pass" && after["coverage-drop"]?[0] == "pass")
    for (rule, told) in after {
      let explained = try document(sandbox.laptime("explain", rule, "--format", "json").output)
      #expect(explained["status"] as? String == told[0], "explain \(rule)")
      #expect(explained["summary"] as? String == told[1], "explain \(rule)")
    }
  }

  @Test func `run --gate judges as gate does`() throws {
    let sandbox = try sandbox()
    try write(9, failing: ["t3"], lost: ["t6"], in: sandbox)
    try sandbox.write("cp junit.xml out.xml\nexit 1\n", to: "runner.sh")
    let run = try sandbox.laptime(
      "run", "--gate", "--no-probe", "--format", "json", "--report", "out.xml", "--branch",
      "develop", "--commit", "c9", "--", "sh", "runner.sh")
    let ofRun = told(try document(run.output))
    let (code, judged) = try gate(sandbox)
    #expect(run.code == 1 && code == 1)
    #expect(ofRun == judged && ofRun.count >= 17)
    #expect(ofRun["failures"]?[1].contains("1 failed in quarantine") == true)
    #expect(ofRun["command"]?[0] == "pass" && ofRun["missing-tests"]?[0] == "fail")
  }
}
