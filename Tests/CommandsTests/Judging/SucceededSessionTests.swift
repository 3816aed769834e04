import TestSupport
import Testing

/// What a runner that ended with 0 had to retry explains no other code of the command around it.
struct SucceededSessionTests {
  /// A session of pytest in which a test failed and then passed, which ended with this code.
  private func session(_ code: Int) -> String {
    let test = "\"$report_type\": \"TestReport\", \"nodeid\": \"test_a.py::test_a\""
    let call = "\"when\": \"call\", \"duration\": 0.1"
    return """
      {"pytest_version": "8.4.2", "$report_type": "SessionStart"}
      {\(test), \(call), "outcome": "rerun", "longrepr": "assert 0"}
      {\(test), \(call), "outcome": "passed", "longrepr": null}
      {"exitstatus": \(code), "$report_type": "SessionFinish"}

      """
  }

  private func status(ofSession code: Int) throws -> (rule: String?, sentence: String) {
    let sandbox = Sandbox()
    try sandbox.write(session(code), to: "session.jsonl")
    let result = try sandbox.laptime(
      "run", "--no-probe", "--gate", "--report", "report.jsonl", "--",
      "sh",
      "-c", "cp session.jsonl report.jsonl; echo lint: 3 errors >&2; exit 1")
    let gate = try document(sandbox.laptime("gate", "--format", "json").output)
    let rules = gate["rules"] as? [[String: Any]] ?? []
    let rule = rules.first { $0["rule"] as? String == "command" }
    return (rule?["status"] as? String, "\(result.code) \(rule?["summary"] ?? "")")
  }

  @Test func `a linter behind tests that were retried and passed fails the run`() throws {
    let (rule, sentence) = try status(ofSession: 0)
    #expect(rule == "fail", "\(sentence)")
    #expect(sentence.hasPrefix("1 "), "\(sentence)")
  }

  @Test func `where the runner itself ended with a code for failed tests they explain it`() throws {
    let (rule, sentence) = try status(ofSession: 1)
    #expect(rule == "pass", "\(sentence)")
  }
}
