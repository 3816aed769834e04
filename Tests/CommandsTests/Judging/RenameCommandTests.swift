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
    #expect(try sandbox.laptime("gate", "--verbose").output.contains("all 2 tests of"))
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

  @Test func `a pattern renames all tests that it stands for, and takes them back`() throws {
    let sandbox = Sandbox()
    try record(["old/a", "old/b", "old/c", "old/z", "u"], commit: "a", in: sandbox)
    try record(["old/a", "old/b", "old/c", "u"], commit: "b", in: sandbox)
    try record(["new_a_1", "new_b_1", "new_c_1", "new_d_1", "u"], commit: "c", in: sandbox)
    let renamed = try sandbox.laptime("rename", "m::old/*", "m::new_*_1")
    #expect(
      renamed.output
        == "4 tests of m::old/*, 4 of m::new_*_1: what 3 did counts for the new names "
        + "now, 1 had gone before\n", "\(renamed.errors)")
    let gate = try sandbox.laptime("gate").output
    #expect(gate.contains("      m::old/z\n") && !gate.contains("m::old/a"), "\(gate)")
    #expect(try sandbox.laptime("rename", "--list", "--format", "csv").output.contains("m::old/b"))
    let undone = try sandbox.laptime("rename", "--undo", "m::old/*", "m::new_*_1")
    #expect(undone.output == "3 tests of m::old/* are tests of their own again\n")
    #expect(try sandbox.laptime("rename", "--undo", "m::old/*").code == 64)
  }

  @Test func `a pattern renames all or nothing`() throws {
    let sandbox = Sandbox()
    try record(["old_a", "old_b"], commit: "a", in: sandbox)
    try record(["new_a"], commit: "b", in: sandbox)
    let lost = try sandbox.laptime("rename", "m::old_*", "m::new_*")
    #expect(
      lost.code == 66 && lost.errors.contains("1 of 2 tests have no new name"), "\(lost.errors)")
    #expect(try sandbox.laptime("rename", "m::none_*", "m::new_*").code == 66)
    try record(["new_a", "new_b", "old_b"], commit: "c", in: sandbox)
    let both = try sandbox.laptime("rename", "m::old_*", "m::new_*")
    #expect(both.code == 64 && both.errors.contains("has both"))
    let list = try sandbox.laptime("rename", "--list", "--format", "csv").output
    #expect(list == "old,new,since,proof,author\n")
  }
}
