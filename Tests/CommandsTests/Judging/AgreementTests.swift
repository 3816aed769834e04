import TestSupport
import Testing

/// No two commands disagree about a run: one history with a quarantine, a pin, a configured trunk and a
/// policy, asked in every way there is.
struct AgreementTests {
  private static let suite = (0..<8).map { "t\($0)" }

  /// A history of eight runs of the branch `develop`, the last of which fails one quarantined test and loses
  /// coverage.
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
      try write(run, failing: run == 8 ? ["t3"] : run % 3 == 0 ? ["t3"] : [], in: sandbox)
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

  private func write(_ run: Int, failing: Set<String>, in sandbox: Sandbox) throws {
    let cases = Self.suite.map { name in
      "<testcase classname=\"c\" name=\"\(name)\" time=\"0.\(100 + run)\">"
        + (failing.contains(name) ? "<failure message=\"no\"/>" : "") + "</testcase>"
    }
    try sandbox.write(
      "<testsuite name=\"pytest\">\(cases.joined())</testsuite>", to: "junit.xml")
    let covered = run == 8 ? 7 : 9
    let lines = (1...10).map { "DA:\($0),\($0 <= covered ? 1 : 0)" }.joined(separator: "\n")
    try sandbox.write("SF:a.py\n\(lines)\nend_of_record\n", to: "coverage.info")
  }

  private func statuses(_ json: [String: Any]) -> [String: String] {
    let rules = json["rules"] as? [[String: Any]] ?? []
    return Dictionary(
      uniqueKeysWithValues: rules.compactMap { rule in
        (rule["rule"] as? String).flatMap { name in (rule["status"] as? String).map { (name, $0) } }
      })
  }

  @Test func `every command that judges says the same of a run`() throws {
    let sandbox = try sandbox()
    let gate = try sandbox.laptime("gate", "--format", "json")
    let judged = statuses(try document(gate.output))
    #expect(judged["failures"] == "pass" && judged["quarantine"] == "pass")
    #expect(judged["coverage-drop"] == "fail" && judged["improvement"] == "fail")
    #expect(gate.code == 1)

    for (rule, status) in judged {
      let explained = try document(sandbox.laptime("explain", rule, "--format", "json").output)
      #expect(explained["status"] as? String == status, "explain \(rule)")
    }

    let backtest = try document(sandbox.laptime("backtest", "--format", "json").output)
    let failed = backtest["failed_runs"] as? [[String: Any]] ?? []
    let rules = failed.last?["rules"] as? [String] ?? []
    #expect(Set(rules) == Set(judged.filter { $0.value == "fail" }.keys))

    let selected = try sandbox.laptime("select", "--needs-attempts")
    #expect(selected.code == 0 && selected.output == "")

    try sandbox.laptime("accept", "--rule", "coverage-drop", "--why", "generated code")
    let accepted = try sandbox.laptime("gate", "--format", "json")
    #expect(
      statuses(try document(accepted.output))["coverage-drop"] == "pass" || accepted.code == 1)
    let again = try document(sandbox.laptime("explain", "coverage-drop", "--format", "json").output)
    #expect(
      again["status"] as? String == statuses(try document(accepted.output))["coverage-drop"])
  }

  @Test func `run --gate judges as gate does`() throws {
    let sandbox = try sandbox()
    try write(9, failing: ["t3"], in: sandbox)
    try sandbox.write("cp junit.xml out.xml\nexit 1\n", to: "runner.sh")
    let run = try sandbox.laptime(
      "run", "--gate", "--no-probe", "--format", "json", "--report", "out.xml", "--branch",
      "develop", "--commit", "c9", "--", "sh", "runner.sh")
    let gate = try sandbox.laptime("gate", "--format", "json")
    #expect(run.code == gate.code)
    #expect(statuses(try document(run.output)) == statuses(try document(gate.output)))
  }
}
