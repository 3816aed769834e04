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

  @Test func `every question counts what a test did under its earlier names`() throws {
    let sandbox = Sandbox()
    try record(["test_total", "u"], commit: "a", in: sandbox)
    try record(["test_total_sum", "u"], commit: "b", in: sandbox)
    try record(["test_sum", "u"], commit: "c", in: sandbox)
    try sandbox.laptime("rename", "m::test_total", "m::test_total_sum")
    try sandbox.laptime("rename", "m::test_total_sum", "m::test_sum")
    func rows(_ words: String...) throws -> [Substring] {
      let result = try sandbox.run([TestTools.laptime] + words + ["--format", "csv"])
      #expect(result.code == 0, "\(words): \(result.errors)")
      return result.output.split(separator: "\n").dropFirst().map { $0 }
    }
    for name in ["m::test_sum", "m::test_total"] {
      #expect(try rows("trend", "--test", name).count == 3, "\(name)")
      let tests = try rows("tests", name)
      #expect(tests.count == 1 && tests[0].hasPrefix("m::test_sum,new,fast,100000,passed,"))
      #expect(tests[0].hasSuffix(",3"), "\(tests)")
    }
    let slowest = try rows("slowest")
    #expect(slowest.count == 2 && slowest.allSatisfy { $0.hasSuffix(",3") }, "\(slowest)")
    #expect(try rows("tiers")[0].hasPrefix("fast,2,"))
    let compared = try rows("compare")
    #expect(!compared.contains { $0.hasSuffix(",added") || $0.hasSuffix(",removed") })
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
