import Foundation
import TestSupport
import Testing

struct AcceptCommandTests {
  private func status(_ rule: String, _ sandbox: Sandbox, run: String = "latest") throws -> String?
  {
    let report = try document(sandbox.laptime("gate", "--run", run, "--format", "json").output)
    let rules = report["rules"] as? [[String: Any]] ?? []
    return rules.first { $0["rule"] as? String == rule }?["status"] as? String
  }

  @Test func `a drop of coverage and removed tests are taken from a run on`() throws {
    let sandbox = try RecordedHistory.sandbox()
    let run = try RecordedHistory.run(of: "c11", in: sandbox)
    #expect(try status("coverage-drop", sandbox, run: run) == "fail")
    #expect(try status("missing-tests", sandbox, run: run) == "warn")
    try sandbox.laptime(
      "accept", "--rule", "coverage-drop", "--why", "generated code", "--run", run)
    let removed = try sandbox.laptime(
      "accept", "--rule", "missing-tests", "--why", "they went", "--run", run)
    #expect(removed.output.hasPrefix("accepted missing-tests of 2 tests from run"))
    #expect(try status("coverage-drop", sandbox, run: run) == "pass")
    #expect(try status("missing-tests", sandbox, run: run) == "pass")
    let text = try sandbox.laptime("gate", "--run", run).output
    #expect(text.contains("generated code ("))
    #expect(text.contains("they went ("))
  }

  @Test(arguments: [
    ["--why", "x"], ["test_rebuild_catalog", "--why", " "], ["test_rebuild_catalog"],
    ["--rule", "failures", "--why", "x"],
    ["test_rebuild_catalog", "--rule", "coverage-drop", "--why", "x"],
  ])
  func `what cannot be taken is refused`(arguments: [String]) throws {
    let sandbox = try RecordedHistory.sandbox()
    let result = try sandbox.run([TestTools.laptime, "accept"] + arguments)
    #expect(result.code == 64, "\(result.errors)")
  }

  @Test func `a test that nobody knows cannot be taken`() throws {
    let sandbox = try RecordedHistory.sandbox()
    #expect(try sandbox.laptime("accept", "no_such_test", "--why", "x").code == 66)
    #expect(try sandbox.laptime("accept", "test_", "--why", "x").code == 64)
  }
}
