import Foundation
import TestSupport
import Testing

/// `doctor` and `init`, in projects of several kinds.
struct SetupCommandTests {
  private func recorded() throws -> Sandbox {
    let sandbox = Sandbox()
    try sandbox.write(
      "<testsuite name='pytest'><testcase classname='m' name='t' time='1'/></testsuite>",
      to: "junit.xml")
    try sandbox.laptime("record", "junit.xml", "--branch", "main", "--commit", "c1")
    return sandbox
  }

  private func kinds(_ list: Any?) -> Set<String> {
    Set((list as? [[String: Any]] ?? []).compactMap { $0["kind"] as? String })
  }

  @Test func `a sound store exits 0, with notes on what its runs lack`() throws {
    let result = try recorded().laptime("doctor", "--format", "json")
    #expect(result.code == 0, "\(result.output)\(result.errors)")
    let found = try document(result.output)
    #expect((found["problems"] as? [Any])?.isEmpty == true)
    #expect(kinds(found["notes"]).isSuperset(of: ["coverage", "phases", "machine", "wall"]))
    #expect(!kinds(found["notes"]).contains("commits"))
  }

  @Test func `a damaged store exits 74`() throws {
    let sandbox = try recorded()
    try sandbox.run(["sqlite3", ".laptime/history.db", "PRAGMA journal_mode = DELETE"])
    var bytes = sandbox.bytes(of: ".laptime/history.db") ?? []
    for index in stride(from: 8192, to: bytes.count, by: 97) { bytes[index] ^= 0x5a }
    try Data(bytes).write(to: URL(fileURLWithPath: sandbox.path(".laptime/history.db")))
    let result = try sandbox.laptime("doctor", "--format", "json")
    #expect(result.code == 74, "\(result.output)\(result.errors)")
  }

  @Test
  func `a store with a stranger's trigger exits 74, for every command, and doctor says which`()
    throws
  {
    let sandbox = try recorded()
    try sandbox.run([
      "sqlite3", ".laptime/history.db",
      "CREATE TRIGGER t BEFORE INSERT ON attempts BEGIN SELECT raise(ignore); END",
    ])
    let result = try sandbox.laptime("doctor", "--format", "json")
    #expect(result.code == 74)
    let problems = try document(result.output)["problems"] as? [[String: Any]]
    #expect(kinds(problems) == ["schema"])
    #expect(problems?.first?["what"] as? String == "trigger t on attempts is none of a store's")
    for command in [
      ["record", "junit.xml", "--commit", "c2"], ["gate"], ["runs"], ["query", "runs"],
    ] {
      let result = try sandbox.run([TestTools.laptime] + command)
      #expect(result.code == 74 && result.errors.contains("trigger t on attempts"))
    }
    try sandbox.run([
      "sqlite3", ".laptime/history.db", "DROP TRIGGER t; CREATE VIEW mine AS SELECT 1",
    ])
    let sound = try sandbox.laptime("doctor", "--format", "json")
    #expect(sound.code == 0)
    #expect(kinds(try document(sound.output)["notes"]).contains("own"))
  }

  @Test func `a backup is a store of its own, and nothing is written over`() throws {
    let sandbox = try recorded()
    let made = try sandbox.laptime("backup", "copy.db")
    #expect(made.code == 0 && made.output.hasPrefix("copy.db: a copy of 1 run, "), "\(made.errors)")
    let runs = try sandbox.laptime("runs", "--format", "csv").output
    #expect(try sandbox.laptime("runs", "--format", "csv", "--store", "copy.db").output == runs)
    #expect(try sandbox.laptime("doctor", "--store", "copy.db").code == 0)
    let again = try sandbox.laptime("backup", "copy.db")
    #expect(again.code == 73 && again.errors.contains("there is a file of this name"))
    #expect(try sandbox.laptime("backup", "nowhere/copy.db").code == 73)
    #expect(try sandbox.run(["sh", "-c", "ls *.part"]).output.isEmpty)
  }

  @Test func `a store with a run of tomorrow exits 1`() throws {
    let sandbox = try recorded()
    // Recording takes no such time; a store from elsewhere may have one.
    try sandbox.run(
      ["sqlite3", ".laptime/history.db", "UPDATE runs SET started_at = 4070908800000000"])
    let result = try sandbox.laptime("doctor", "--format", "json")
    #expect(result.code == 1)
    #expect(kinds(try document(result.output)["problems"]) == ["clock"])
  }

  @Test func `a block that is not what the rows say exits 1, and what is to be typed mends it`()
    throws
  {
    let sandbox = try recorded()
    try sandbox.run(["sqlite3", ".laptime/history.db", "UPDATE run_blocks SET results = x'00'"])
    let result = try sandbox.laptime("doctor", "--format", "json")
    #expect(result.code == 1)
    let problems = try document(result.output)["problems"] as? [[String: Any]] ?? []
    #expect(kinds(problems) == ["blocks"])
    let next = (problems.first?["next"] as? String)?.prefix { $0 != "," } ?? ""
    try sandbox.run(["sh", "-c", String(next)])
    #expect(try sandbox.laptime("doctor").code == 0)
    #expect(try sandbox.laptime("slowest").output.contains("m::t"))
  }

  @Test func `init proposes what the repository shows`() throws {
    let sandbox = Sandbox()
    for file in [
      "tests/unit/test_a.py", "tests/integration/test_b.py", ".github/workflows/test.yml",
    ] {
      try sandbox.run(["sh", "-c", "mkdir -p $(dirname \(file)) && touch \(file)"])
    }
    try sandbox.write("[tool.pytest.ini_options]\n[tool.coverage.run]\n", to: "pyproject.toml")
    let text = try sandbox.laptime("init").output
    for part in [
      "pytest --cov --cov-report=xml (pyproject.toml)", "--confirm -- pytest --cov",
      "GitHub Actions", "--suite unit -- pytest tests/unit", "--suite integration",
    ] { #expect(text.contains(part), "\(part): \(text)") }
    #expect(!text.contains("GitLab"))
  }

  @Test func `a start that only warns fails no run`() throws {
    let sandbox = Sandbox()
    #expect(try sandbox.laptime("init", "--warn-only").code == 0)
    try sandbox.write(
      "<testsuite name='pytest'><testcase classname='m' name='t' time='1'><failure/></testcase></testsuite>",
      to: "junit.xml")
    try sandbox.laptime("record", "junit.xml")
    let judged = try sandbox.laptime("gate")
    #expect(
      judged.code == 0 && judged.output.contains("! failures"), "\(judged.output)\(judged.errors)")
  }
}
