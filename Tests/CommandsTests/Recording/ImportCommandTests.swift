import TestSupport
import Testing

struct ImportCommandTests {
  @Test func `a folder of benchmarks becomes runs at their own commits, once`() throws {
    let sandbox = Sandbox()
    try sandbox.run(["mkdir", "-p", ".benchmarks/Linux"])
    try sandbox.run(["cp", Project.fixture("pytest/benchmark.json"), ".benchmarks/Linux/0001.json"])
    #expect(try sandbox.laptime("import", ".benchmarks").output.contains("1 run imported"))
    #expect(try sandbox.laptime("import", ".benchmarks").output.contains("0 runs imported"))
    #expect(try !sandbox.laptime("benchmarks", "--format", "csv").output.isEmpty)
  }

  @Test func `times without outcomes are shown and are in no baseline`() throws {
    let sandbox = Sandbox()
    try sandbox.laptime("import", Project.fixture("pytest/test_durations"))
    #expect(
      try sandbox.laptime("slowest", "--format", "csv").output.split(separator: "\n").count > 1)
    #expect(try sandbox.laptime("gate").code == 3)
  }

  @Test func `a report is recorded, not imported`() throws {
    let result = try Sandbox().laptime("import", Project.fixture("pytest/plain.xml"))
    #expect(result.code == 65 && result.errors.contains("laptime record"))
  }

  @Test func `each line of Allure's history becomes a run, once`() throws {
    let sandbox = Sandbox()
    let file = Project.fixture("allure/history.jsonl")
    #expect(try sandbox.laptime("import", file, "--branch", "main").output.contains("3 runs"))
    #expect(try sandbox.laptime("import", file, "--branch", "main").output.contains("0 runs"))
    let rows = try sandbox.laptime(
      "query", "--format", "csv",
      input:
        "SELECT test, outcome FROM results JOIN test_names USING (test_id) ORDER BY run_id, test")
    #expect(
      rows.output == """
        test,outcome
        shop.CartTest::total(),1
        tests.test_a.TestK::test_m,1
        tests.test_a::test_p[1],1
        tests.test_a::test_s,0
        shop.CartTest::total(),1
        tests.test_a.TestK::test_m,1
        tests.test_a::test_p[1],4
        tests.test_a::test_s,0
        shop.CartTest::total(),6
        tests.test_a.TestK::test_m,1
        tests.test_a::test_p[1],1
        tests.test_a::test_s,0

        """)
    #expect(try sandbox.laptime("failures").output.contains("lost 3 rows"))
  }

  @Test func `a history that is imported knows what the trunk lost, as one that was recorded`()
    throws
  {
    let sandbox = Sandbox()
    let start = 1_771_325_810_000
    let runs = (0..<40).map { run in
      let tests = (0..<(run < 5 ? 20 : 12)).map { test in
        let id = String(repeating: "0", count: 30) + String(10 + test)
        let began = start + run * 3_600_000
        return
          "\"\(id).x\": {\"id\": \"\(id)\", \"name\": \"t\(test)\", \"fullName\": \"a#t\(test)\", "
          + "\"status\": \"passed\", \"start\": \(began), \"stop\": \(began + 90 + run), "
          + "\"duration\": \(90 + run), \"labels\": [], \"historyId\": \"\(id).x\"}"
      }
      return
        "{\"uuid\": \"\(run)\", \"name\": \"r\", \"knownTestCaseIds\": [], \"timestamp\": \(start + run * 3_600_000), "
        + "\"testResults\": {\(tests.joined(separator: ", "))}}"
    }
    try sandbox.write(runs.joined(separator: "\n"), to: "history.jsonl")
    try sandbox.laptime("import", "history.jsonl", "--branch", "main")
    let known = try sandbox.laptime(
      "query", "--format", "csv", input: "SELECT count(*) FROM departures")
    #expect(known.output.hasSuffix("\n8\n"), "\(known.output)")
    #expect(try sandbox.laptime("gate").code == 1)
  }

  @Test func `a longer copy of a history adds what is new in it alone`() throws {
    let sandbox = Sandbox()
    let text = contents(of: Project.fixture("allure/history.jsonl")) ?? ""
    let lines = text.split(separator: "\n")
    try sandbox.write(lines.prefix(2).joined(separator: "\n"), to: "short.jsonl")
    try sandbox.laptime("import", "short.jsonl")
    let more = try sandbox.laptime("import", Project.fixture("allure/history.jsonl"))
    #expect(more.output.contains("1 run imported"))
  }

  @Test func `pytest-history's runs are shown and prove nothing`() throws {
    let sandbox = Sandbox()
    let file = Project.fixture("pytest-history/test-results.db")
    let first = try sandbox.laptime("import", file)
    #expect(first.output.contains("3 runs imported") && first.errors.contains("warning"))
    #expect(try sandbox.laptime("import", file).output.contains("0 runs imported"))
    #expect(try sandbox.laptime("history", "tests.test_a.TestK::test_m").output.contains("passed"))
    #expect(try sandbox.laptime("gate").code == 3)
  }

  @Test func `another program's database is refused and left as it is`() throws {
    let sandbox = Sandbox()
    try sandbox.run(["sqlite3", "other.db", "CREATE TABLE t (a)"])
    let before = sandbox.bytes(of: "other.db")
    #expect(try sandbox.laptime("import", "other.db").code == 65)
    #expect(sandbox.bytes(of: "other.db") == before)
  }
}
