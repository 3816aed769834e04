import TestSupport
import Testing

struct QueryCommandTests {
  /// A store of real runs with phases, workers, coverage, a profile, benchmarks, failures and a verdict.
  private func store() throws -> Sandbox {
    let sandbox = Sandbox()
    for number in ["01", "02", "06"] {
      let folder = Project.fixture("History/\(number)")
      try sandbox.laptime(
        "record", "\(folder)/reportlog.jsonl.gz", "\(folder)/coverage.xml.gz", "--commit",
        "c\(number)", "--branch", "main")
    }
    try sandbox.laptime(
      "record", "--attempt-of", "latest", "--profile",
      Project.fixture("profiles/cprofile-3.11.pstats"))
    try sandbox.laptime("record", Project.fixture("pytest/benchmark.json"), "--suite", "bench")
    try sandbox.laptime("gate", "--suite", "full")
    return sandbox
  }

  @Test func `every query gives the stock shell's rows, byte by byte`() throws {
    let sandbox = try store()
    let names = try sandbox.run(["ls", "\(TestTools.projectFolder)/Queries"]).output
      .split(separator: "\n").filter { $0.hasSuffix(".sql") }
    #expect(names.count > 10)
    for name in names {
      let query = String(name.dropLast(4))
      let ours = try sandbox.laptime("query", query, "--format", "csv")
      let shell = try sandbox.run([
        "sqlite3", "-csv", "-header", ".laptime/history.db",
        ".read '\(TestTools.projectFolder)/Queries/\(name)'",
      ])
      #expect(ours.output.split(separator: "\n").count > 1, "\(query) has no rows to compare")
      #expect(ours.output == shell.output, "\(query)")
    }
  }

  @Test(arguments: [
    "DELETE FROM runs", "DROP TABLE attempts", "ATTACH 'x.db' AS x", "PRAGMA user_version = 7",
    "PRAGMA journal_mode = DELETE", "VACUUM", "BEGIN", "SELECT 1; DELETE FROM runs", "", "SELEC",
    "INSERT INTO projects (name) VALUES ('x')", "SELECT load_extension('x')", "VACUUM INTO 'x.db'",
  ])
  func `a statement on standard input can only read`(sql: String) throws {
    let sandbox = Sandbox()
    try sandbox.laptime("record", Project.fixture("pytest/plain.xml"))
    let before = try sandbox.run(["sqlite3", ".laptime/history.db", ".dump"]).output
    let result = try sandbox.laptime("query", input: sql)
    #expect(result.code == 64 && result.output.isEmpty, "\(result.errors)")
    #expect(try sandbox.run(["sqlite3", ".laptime/history.db", ".dump"]).output == before)
    #expect(sandbox.bytes(of: "x.db") == nil)
  }

  @Test func `parameters are values, and a branch is found whatever it looks like`() throws {
    let sandbox = Sandbox()
    let file = Project.fixture("pytest/plain.xml")
    for branch in ["1.10", "a'b", "%", "--x"] {
      try sandbox.laptime("record", file, "--branch=\(branch)", "--run-key=\(branch)")
      let rows = try sandbox.laptime("runs", "--branch=\(branch)", "--format", "csv").output
      #expect(rows.split(separator: "\n").count == 2, "\(branch)")
      let query = try sandbox.laptime(
        "query", "--param", "b=\(branch)", "--format", "csv",
        input: "SELECT count(*) FROM runs WHERE branch = :b")
      #expect(query.output == "count(*)\n1\n", "\(branch)")
    }
  }
}
