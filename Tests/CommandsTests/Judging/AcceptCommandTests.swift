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

  @Test func `what was not lost is not taken, and what can be is told`() throws {
    let sandbox = try RecordedHistory.sandbox()
    let (whole, lost) = try (
      RecordedHistory.run(of: "c2", in: sandbox), RecordedHistory.run(of: "c11", in: sandbox)
    )
    for arguments in [
      ["--rule", "missing-tests", "--run", whole], ["--rule", "coverage-drop", "--run", whole],
      ["test_rebuild_catalog", "--run", whole],
      ["test_rebuild_catalog", "--rule", "missing-tests", "--run", lost],
    ] {
      let result = try sandbox.run([TestTools.laptime, "accept", "--why", "x"] + arguments)
      #expect(result.code == 66, "\(arguments) \(result.output)")
      #expect(result.errors.contains("nothing that run"), "\(result.errors)")
      if arguments.last == lost {
        #expect(result.errors.contains("missing-tests of 2 tests"), "\(result.errors)")
      }
    }
    let rows = try sandbox.laptime(
      "query", "--format", "csv", input: "SELECT count(*) FROM acceptances"
    ).output
    #expect(rows.hasSuffix("\n0\n"))
  }

  @Test(arguments: ["missing-tests", "coverage-drop"])
  func `what was taken is taken once`(rule: String) throws {
    let sandbox = try RecordedHistory.sandbox()
    let run = try RecordedHistory.run(of: "c11", in: sandbox)
    func accept() throws -> ProgramResult {
      try sandbox.laptime("accept", "--rule", rule, "--why", "x", "--run", run)
    }
    func count() throws -> String {
      try sandbox.laptime("query", "--format", "csv", input: "SELECT count(*) FROM acceptances")
        .output
    }
    #expect(try accept().output.hasPrefix("accepted \(rule)"))
    let before = try count()
    let again = try accept()
    #expect(again.code == 0 && again.output.contains("already"), "\(again.output)")
    #expect(try count() == before)
  }

  @Test func `a test that nobody knows cannot be taken`() throws {
    let sandbox = try RecordedHistory.sandbox()
    #expect(try sandbox.laptime("accept", "no_such_test", "--why", "x").code == 66)
    #expect(try sandbox.laptime("accept", "test_", "--why", "x").code == 64)
  }
}
