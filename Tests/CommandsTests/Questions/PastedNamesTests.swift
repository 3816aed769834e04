import TestSupport
import Testing

/// What a command prints of a test is what every command takes.
struct PastedNamesTests {
  private static let id = "tests.integration.test_catalog::test_rebuild_catalog"
  private static let node = "tests/integration/test_catalog.py::test_rebuild_catalog"

  @Test func `every command takes id, node id and cut name alike`() throws {
    let sandbox = try RecordedHistory.sandbox()
    let names = [Self.id, Self.node, "…_catalog.py::test_rebuild_catalog"]
    for words in [
      ["show"], ["history"], ["flaky"], ["tests"], ["explain"], ["slowest", "--test"],
      ["trend", "--test"], ["failures", "--test"], ["changes", "--test"],
    ] {
      let answers = try names.map { name in
        try sandbox.run([TestTools.laptime] + words + [name, "--format", "json"])
      }
      #expect(answers.allSatisfy { $0.code == 0 }, "\(words): \(answers.map(\.errors))")
      #expect(Set(answers.map(\.output)).count == 1, "\(words)")
    }
    for words in [["quarantine", "add"], ["quarantine", "renew"], ["quarantine", "remove"]] {
      for name in names.dropLast(words == ["quarantine", "add"] ? 0 : 2) {
        let owner = words[1] == "add" ? ["--owner", "me"] : []
        let why = words[1] == "renew" ? ["--why", "later"] : []
        let changed = try sandbox.run([TestTools.laptime] + words + [name] + owner + why)
        #expect(changed.code == 0, "\(words) \(name): \(changed.errors)")
      }
    }
  }

  @Test func `names in a narrow table lead to their tests`() throws {
    let sandbox = try RecordedHistory.sandbox()
    let table = try sandbox.run(
      [TestTools.laptime, "slowest", "--limit", "6"], variables: ["COLUMNS": "44"]
    ).output.split(separator: "\n").dropFirst().dropLast()
    let whole = try sandbox.laptime("slowest", "--limit", "6", "--format", "tsv").output
      .split(separator: "\n").dropFirst().map { $0.prefix { $0 != "\t" } }
    #expect(table.count == 6 && table.contains { $0.contains("…") })
    for (line, id) in zip(table, whole) {
      let name = String(line.prefix { $0 != " " })
      let found = try sandbox.laptime("tests", name, "--format", "tsv")
      #expect(found.output.contains("\n\(id)\t"), "\(name): \(found.errors)")
    }
  }

  @Test func `a cut name that several tests have lists them and exits 66`() throws {
    let sandbox = try RecordedHistory.sandbox()
    for words in [["show"], ["tests"], ["flaky"], ["changes", "--test"]] {
      let result = try sandbox.run(
        [TestTools.laptime] + words + ["tests/integration/test_store.py::test_load[…"])
      #expect(result.code == 66, "\(words)")
      let lines = result.errors.split(separator: "\n")
      #expect(
        lines.count > 3 && lines[2].hasPrefix("    tests/integration/test_store.py::test_load["),
        "\(lines)")
    }
  }
}
