import TestSupport
import Testing

struct RenameCommandTests {
  private func record(_ names: [String], commit: String, in sandbox: Sandbox) throws {
    let cases = names.map { "<testcase classname='m' name='\($0)' time='0.1'/>" }.joined()
    try sandbox.write("<testsuite name='pytest'>\(cases)</testsuite>", to: "junit.xml")
    try sandbox.laptime("record", "junit.xml", "--commit", commit, "--branch", "main")
  }

  @Test func `a renamed test is neither missing nor new and keeps its history`() throws {
    let sandbox = Sandbox()
    try record(["test_total", "u"], commit: "a", in: sandbox)
    try record(["test_total_sum", "u"], commit: "b", in: sandbox)
    let gate = try sandbox.laptime("gate").output
    #expect(gate.contains("→ laptime rename m::test_total m::test_total_sum"))
    #expect(try sandbox.laptime("rename", "m::test_total", "m::test_total_sum").code == 0)
    #expect(try sandbox.laptime("gate").output.contains("all 2 tests of"))
    let rows = try sandbox.laptime("history", "m::test_total_sum", "--format", "csv").output
    #expect(rows.split(separator: "\n").count == 3)
    #expect(
      try sandbox.laptime("flaky", "--all", "--format", "json").output.contains("\"runs\": 2"))
    #expect(try sandbox.laptime("rename", "--undo", "m::test_total").code == 0)
    #expect(try sandbox.laptime("gate").output.contains("likely renamed"))
  }

  @Test func `two tests of one run are not one test`() throws {
    let sandbox = Sandbox()
    try record(["a", "b"], commit: "a", in: sandbox)
    let result = try sandbox.laptime("rename", "m::a", "m::b")
    #expect(result.code == 64 && result.errors.contains("has both"))
    #expect(try sandbox.laptime("rename", "m::a", "m::a").code == 64)
  }

  @Test func `names of any kind can be typed as they are shown`() throws {
    let sandbox = Sandbox()
    try record(["test_it's[1 &lt; 2]", "u"], commit: "a", in: sandbox)
    try record(["test_it's_so[1 &lt; 2]", "u"], commit: "b", in: sandbox)
    let gate = try sandbox.laptime("gate", variables: ["COLUMNS": "400"]).output
    let line = gate.split(separator: "\n").first { $0.contains("→ laptime rename") } ?? ""
    let command = line.drop { $0 != "l" }.dropFirst("laptime".count)
    let typed = try sandbox.run(["sh", "-c", "'\(TestTools.laptime)'" + command])
    #expect(typed.code == 0, "\(line): \(typed.errors)")
  }
}
