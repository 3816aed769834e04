import Foundation
import TestSupport
import Testing

/// The commands that ask, on four real runs of the demo project.
struct QuestionCommandTests {
  /// Each command with the query that it runs and the parameters that it gives it.
  private static let questions: [(words: [String], query: String, values: [String: String])] = [
    (["runs"], "runs", [:]),
    (
      ["runs", "list", "--limit", "2", "--branch", "main"], "runs",
      ["limit": "2", "branch": "main"]
    ),
    (["trend"], "trend", [:]), (["trend", "--by", "week"], "trend", ["by": "week"]),
    (["trend", "--where", "db=sqlite"], "trend", ["where": "db=sqlite"]),
    (["trend", "--test", "test_store*load"], "trend-of-tests", ["test": "test_store*load"]),
    (
      ["trend", "--class", "tests.unit.test_cart", "--by", "day"], "trend-of-tests",
      ["class": "tests.unit.test_cart", "by": "day"]
    ),
    (["slowest"], "slowest-tests", [:]),
    (["slowest", "--by", "growth"], "slowest-tests", ["by": "growth"]),
    (
      ["slowest", "--test", "test_load", "--limit", "3"], "slowest-tests",
      ["test": "test_load", "limit": "3"]
    ),
    (["tests", "test_cart"], "tests", ["test": "test_cart"]), (["tiers"], "tiers", [:]),
    (
      ["history", "tests.integration.test_catalog::test_rebuild_catalog"], "history-of-test",
      ["test": "tests.integration.test_catalog::test_rebuild_catalog"]
    ),
    (["failures"], "failures", [:]), (["failures", "--each"], "failed-attempts", [:]),
    (["compare"], "compare", [:]),
    (
      ["compare", "--where", "db=sqlite", "--vs", "db=postgres"], "compare",
      ["where": "db=sqlite", "vs": "db=postgres"]
    ),
    (["fixtures"], "fixtures", [:]), (["workers"], "workers", [:]), (["coverage"], "coverage", [:]),
    (["benchmarks"], "benchmarks", [:]), (["verdicts"], "verdicts", [:]),
  ]

  private func history() throws -> Sandbox {
    let sandbox = Sandbox()
    for run in 6...9 {
      let folder = Project.fixture("History/0\(run)")
      let recorded = try sandbox.laptime(
        "record", "\(folder)/reportlog.jsonl.gz", "\(folder)/coverage.xml.gz", "--commit",
        "c\(run)",
        "--branch", "main", "--label", run % 2 == 0 ? "db=sqlite" : "db=postgres")
      #expect(recorded.code == 0, "\(recorded.errors)")
    }
    return sandbox
  }

  @Test func `each command gives the rows of its query file in the stock shell`() throws {
    let sandbox = try history()
    for (words, query, values) in Self.questions {
      let ours = try sandbox.run([TestTools.laptime] + words + ["--format", "csv"])
      #expect(ours.code == 0, "\(words): \(ours.errors)")
      // Data are exported whole.
      let values = values.merging(["limit": String(Int.max)]) { given, _ in given }
      let settings = values.map { ".parameter set :\($0) \"'\($1)'\"" }
      let file = "\(TestTools.projectFolder)/Queries/\(query).sql"
      let shell = try sandbox.run(
        ["sqlite3", "-csv", "-header", ".laptime/history.db", ".parameter init"] + settings
          + [".read \"\(file)\""])
      let rows = shell.output.replacingOccurrences(of: "\r\n", with: "\n")
      if query == "tests" {
        // The state that stands in place of how tests ended lately is that of `StateAgreementTests`.
        #expect(Self.withoutSecond(ours.output) == Self.withoutSecond(rows), "\(words)")
        continue
      }
      // The shell writes no header where there are no rows.
      let isSame = ours.output == rows || rows.isEmpty && ours.output.count { $0 == "\n" } == 1
      #expect(isSame, "\(words)")
    }
  }

  private static func withoutSecond(_ csv: String) -> [[Substring]] {
    csv.split(separator: "\n").map { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      return Array(cells[...0] + cells[2...])
    }
  }

  @Test(arguments: [80, 40])
  func `tables fit their columns, and numbers are never shortened`(width: Int) throws {
    let sandbox = try history()
    for (words, _, _) in Self.questions {
      let text = try sandbox.run(
        [TestTools.laptime] + words, variables: ["COLUMNS": "\(width)"]
      ).output
      // The name of a test that all of a table is about is whole, so that it can be copied.
      for line in text.split(separator: "\n").dropFirst(words[0] == "history" ? 1 : 0) {
        #expect(line.count <= width, "\(words): \(line)")
      }
      #expect(!text.isEmpty)
    }
  }

  @Test func `time is asked for by ISO or back from the newest run`() throws {
    let sandbox = try history()
    func runs(_ options: String...) throws -> Int {
      let result = try sandbox.run([TestTools.laptime, "runs", "--format", "jsonl"] + options)
      #expect(result.code == 0, "\(result.errors)")
      return result.output.split(separator: "\n").count
    }
    #expect(try runs("--since", "2w") == 4)
    #expect(try runs("--since", "0h") == 1)
    #expect(try runs("--until", "2199") == 4)
    #expect(try runs("--until", "2001-01-31") == 0)
    #expect(try runs("--since", "2001-01", "--until", "2199-01-01T00:00:00+01:00") == 4)
    for wrong in ["soon", "3y", "2026-13", "-1d", "2026-02-30T00:00"] {
      #expect(try sandbox.laptime("runs", "--since=\(wrong)").code == 64, "\(wrong)")
    }
    #expect(try sandbox.laptime("trend", "--suite", "none").code == 66)
    #expect(try sandbox.laptime("trend", "--limit=-1").code == 64)
    #expect(try sandbox.laptime("slowest", "--runs", "0").code == 64)
    #expect(try sandbox.laptime("history", "test_load").code == 64)
    #expect(try sandbox.laptime("history", "no such test").code == 66)
  }

  @Test func `a test is found in its suite, though another suite ran last`() throws {
    let sandbox = try history()
    try sandbox.laptime("record", Project.fixture("pytest/plain.xml"), "--suite", "other")
    let test = "tests.integration.test_catalog::test_rebuild_catalog"
    for words in [["history", test], ["trend", "--test", test], ["tests", test]] {
      let result = try sandbox.run([TestTools.laptime] + words + ["--format", "csv"])
      #expect(result.output.split(separator: "\n").count > 1, "\(words)")
    }
    let none = try sandbox.laptime("tests", test, "--suite", "other").output
    #expect(none == "no test is like this in these runs; laptime runs lists what is recorded\n")
  }

  @Test func `own queries stand beside the built-in ones and can only read`() throws {
    let sandbox = try history()
    try FileManager.default.createDirectory(
      atPath: sandbox.path(".laptime/queries"), withIntermediateDirectories: true)
    try sandbox.write(
      "-- How many runs there are\n-- :least  at least so many\nSELECT max(count(*), :least) AS runs\nFROM runs",
      to: ".laptime/queries/how-many.sql")
    try sandbox.write("DELETE FROM runs", to: ".laptime/queries/wrong.sql")
    let list = try sandbox.laptime("query", "--list").output
    #expect(
      list.contains("how-many (yours)\n  How many runs there are\n    :least  at least so many\n"))
    let rows = try sandbox.laptime("query", "how-many", "--param", "least=7", "--format", "csv")
    #expect(rows.output == "runs\n7\n")
    let wrong = try sandbox.laptime("query", "wrong")
    #expect(wrong.code == 64 && wrong.errors.contains(".laptime/queries/wrong.sql: the statement"))
    #expect(try sandbox.laptime("query", "how-mny").errors.contains("did you mean how-many?"))
    #expect(try sandbox.laptime("query", "none").code == 64)
    let plan = try sandbox.laptime("query", "slowest-tests", "--explain").output
    #expect(plan.contains("SEARCH a USING PRIMARY KEY (run_id=?"))
  }

  @Test func `an error of an own query names the file and the line`() throws {
    let sandbox = try history()
    try FileManager.default.createDirectory(
      atPath: sandbox.path(".laptime/queries/folder.sql"), withIntermediateDirectories: true)
    for (text, line) in [
      ("-- Mine\nSELECT 1,\n  no_such\nFROM runs", ":3"), ("SELECT 1;\n\nSELECT 2", ":3"),
      ("-- nothing", ""), ("SELECT\nFROM", ":2"),
    ] {
      try sandbox.write(text, to: ".laptime/queries/mine.sql")
      for explain in [[], ["--explain"]] {
        let result = try sandbox.run([TestTools.laptime, "query", "mine"] + explain)
        #expect(result.code == 64 && result.output.isEmpty, "\(text)")
        #expect(result.errors.contains("queries/mine.sql\(line): "), "\(result.errors)")
      }
    }
    #expect(try !sandbox.laptime("query", "--list").output.contains("folder"))
  }

  @Test func `compare says what came and went apart from what changed`() throws {
    let sandbox = try history()
    let runs = try sandbox.laptime("runs", "--format", "jsonl").output.split(separator: "\n")
    let ids = runs.compactMap { line in
      (try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])?["run"]
        as? String
    }
    // Run 9 added a module of five tests, and run 7 made one test three times slower.
    let added = try sandbox.laptime("compare", ids[1], ids[0], "--limit", "3").output
    #expect(added.contains("\nadded:\n") && !added.contains("\nremoved:\n"))
    #expect(added.contains("tests/integration/test_rates.py::"))
    let slower = try sandbox.laptime("compare", ids[3], ids[2], "--format", "csv").output
    let line = slower.split(separator: "\n").first { $0.contains("test_rebuild_catalog") }
    #expect(line != nil)
  }
}
