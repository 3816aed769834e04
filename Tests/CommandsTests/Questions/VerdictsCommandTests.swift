import TestSupport
import Testing

struct VerdictsCommandTests {
  @Test func `what the gate said is what verdicts tells`() throws {
    let sandbox = try RecordedHistory.sandbox()
    let run = try RecordedHistory.run(of: "c11", in: sandbox)
    #expect(
      try sandbox.laptime("verdicts").output == "the gate judged no such run yet: laptime gate\n")
    let gate = try document(sandbox.laptime("gate", "--run", run, "--format", "json").output)
    try sandbox.laptime("gate", "--run", run)
    let past = try document(
      sandbox.laptime("verdicts", "--run", run, "--format", "json").output)
    let verdicts = try #require(past["verdicts"] as? [[String: Any]])
    #expect(verdicts.count == 2 && verdicts.allSatisfy { $0["run"] as? String == run })
    let last = try #require(verdicts.last)
    #expect(last["verdict"] as? String == gate["verdict"] as? String)
    let (rules, told) = (Self.rules(of: gate), Self.rules(of: last))
    #expect(!rules.isEmpty && rules == told)
    let settings = try #require(last["settings"] as? [String: String])
    #expect(settings["rules.failures"] == "fail")
    // No configuration names it.
    #expect(settings["trunk"] == "main")
  }

  @Test func `people see each rule of a run's verdicts, and of all runs which failed`() throws {
    let sandbox = try RecordedHistory.sandbox()
    for commit in ["c11", "c12"] {
      try sandbox.laptime("gate", "--run", RecordedHistory.run(of: commit, in: sandbox))
    }
    let run = try RecordedHistory.run(of: "c11", in: sandbox)
    let list = try sandbox.laptime("verdicts").output.split(separator: "\n")
    #expect(list.count == 3 && list.last?.contains(run.prefix(8)) == true, "\(list)")
    let newest = try sandbox.laptime("verdicts", "--limit", "1").output.split(separator: "\n")
    #expect(newest.count == 3 && newest.last?.hasPrefix("1 of 2 ") == true)
    let text = try sandbox.laptime("verdicts", "--run", run).output
    #expect(text.contains("run \(run.prefix(8)) · judged ") && text.contains("rules.failures=fail"))
    for rule in ["failures", "missing-tests", "suite-time"] { #expect(text.contains(rule)) }
    #expect(try sandbox.laptime("verdicts", "--run", "ffff").code == 66)
  }

  /// Status and summary by rule, with the findings' summaries.
  private static func rules(of document: [String: Any]) -> [String: [String]] {
    let rules = document["rules"] as? [[String: Any]] ?? []
    return Dictionary(
      rules.map { rule in
        let findings = rule["findings"] as? [[String: Any]] ?? []
        return (
          rule["rule"] as? String ?? "",
          [rule["status"], rule["summary"]].map { $0 as? String ?? "" }
            + findings.map { $0["summary"] as? String ?? "" }
        )
      }, uniquingKeysWith: { first, _ in first })
  }
}
