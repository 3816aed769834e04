import TestSupport
import Testing

/// `run --order` and `run --shard`, with pytest.
struct OrderedRunTests {
  private func sandbox() throws -> Sandbox {
    let sandbox = Sandbox()
    for file in 0..<4 {
      let tests = (0..<5).map {
        "def test_\($0)(): time.sleep(\($0 == 4 && file == 3 ? 0.4 : 0.01))\n"
      }
      try sandbox.write("import time\n" + tests.joined(), to: "test_\(file).py")
    }
    return sandbox
  }

  private func run(_ sandbox: Sandbox, _ options: [String], _ pytest: [String]) throws
    -> ProgramResult
  {
    try sandbox.run(
      [TestTools.laptime, "run", "--no-probe"] + options
        + ["--", TestTools.python, "-m", "pytest", "-q", "-p", "no:randomly"] + pytest,
      variables: ["PYTHONDONTWRITEBYTECODE": "1"])
  }

  private func rows(_ sandbox: Sandbox, _ sql: String) throws -> [String] {
    let result = try sandbox.laptime("query", "--format", "csv", input: sql)
    return result.output.split(separator: "\n").dropFirst().map(String.init)
  }

  @Test func `the longest test begins first on its worker, and all of them run`() throws {
    let sandbox = try sandbox()
    let parallel = ["-n", "2", "--dist", "worksteal"]
    #expect(try run(sandbox, [], parallel).code == 0)
    let ordered = try run(sandbox, ["--order"], parallel)
    #expect(ordered.code == 0)
    #expect(ordered.errors.contains("tests in an order for 2 workers"), "\(ordered.errors)")
    #expect(ordered.output.contains("20 passed"))
    let first = """
      SELECT name FROM timings AS t JOIN tests ON tests.id = t.test_id
      WHERE run_id = (SELECT max(run_id) FROM timings) AND duration_us > 300000
        AND started_us = (SELECT min(started_us) FROM timings AS o
          WHERE o.run_id = t.run_id AND o.worker = t.worker)
      """.replacing("duration_us", with: "call_us")
    #expect(try rows(sandbox, first) == ["test_4"])
  }

  @Test func `shards of one run are all tests, each once, new ones too`() throws {
    let sandbox = try sandbox()
    #expect(try run(sandbox, [], []).code == 0)
    try sandbox.write("def test_new(): pass\ndef test_newer(): pass\n", to: "test_new.py")
    var passed = 0
    for shard in 1...3 {
      let result = try run(sandbox, ["--shard", "\(shard)/3", "--run-key", "build-1"], [])
      #expect(result.code == 0 || result.code == 5, "\(result.output)")
      #expect(result.errors.contains("shard \(shard) of 3"), "\(result.errors)")
      let count = result.output.firstMatch(of: /(\d+) passed/)?.1
      passed += count.flatMap { Int($0) } ?? 0
    }
    #expect(passed == 22)
  }

  @Test func `a command that takes no order is refused before it runs`() throws {
    let sandbox = Sandbox()
    let result = try sandbox.laptime("run", "--order", "--", "touch", "ran")
    #expect(result.code == 64)
    #expect(result.errors.contains("takes no order"))
    #expect(sandbox.bytes(of: "ran") == nil)
  }
}
