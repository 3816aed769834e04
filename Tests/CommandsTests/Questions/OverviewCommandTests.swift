import Foundation
import TestSupport
import Testing

/// `status`, `show` and what names they take, on the demo project's twelve runs.
struct OverviewCommandTests {
  private static let node = "tests/integration/test_catalog.py::test_rebuild_catalog"
  private static let id = "tests.integration.test_catalog::test_rebuild_catalog"

  @Test func `every command takes the id and the node id, and text shows the node id`() throws {
    let sandbox = try RecordedHistory.sandbox()
    for words in [
      ["show"], ["history"], ["explain"], ["flaky"], ["tests"], ["slowest", "--test"],
      ["trend", "--test"], ["changes", "--test"],
    ] {
      let byID = try sandbox.run([TestTools.laptime] + words + [Self.id])
      let byNode = try sandbox.run([TestTools.laptime] + words + [Self.node])
      #expect(byID.code == 0 && byID.output == byNode.output, "\(words): \(byNode.errors)")
      if words[0] != "trend" { #expect(byID.output.contains(Self.node), "\(words)") }
    }
    let flaky = "tests/unit/test_flaky.py::TestEventual::test_cache_is_warm"
    let added = try sandbox.laptime("quarantine", "add", flaky, "--owner", "@me", "--why", "x")
    #expect(added.code == 0, "\(added.errors)")
    #expect(try sandbox.laptime("quarantine", "remove", flaky).code == 0)
  }

  @Test func `show tells of one test what other commands tell of it`() throws {
    let sandbox = try RecordedHistory.sandbox()
    let page = try document(sandbox.laptime("show", Self.node, "--format", "json").output)
    let test = page["test"] as? [String: Any]
    #expect(test?["id"] as? String == Self.id && test?["node"] as? String == Self.node)
    let history = try JSONSerialization.jsonObject(
      with: Data(sandbox.laptime("history", Self.id, "--format", "json").output.utf8))
    #expect((page["history"] as? NSArray) == history as? NSArray)
    let changes = try document(
      sandbox.laptime("changes", "--test", Self.id, "--format", "json").output)["changes"]
    #expect((page["changes"] as? NSArray) == changes as? NSArray)
    #expect((page["changes"] as? [Any])?.isEmpty == false)
  }

  @Test func `status tells of a suite what other commands tell of it`() throws {
    let sandbox = try RecordedHistory.sandbox()
    let first = try sandbox.laptime("status").output.split(whereSeparator: \.isWhitespace)
    #expect(first.joined(separator: " ").contains("not judged yet"))
    _ = try sandbox.laptime("gate")
    let text = try sandbox.laptime("status").output
    #expect(text.contains("fail") && text.contains(Self.node), "\(text)")
    let page = try document(sandbox.laptime("status", "--format", "json").output)
    let trend = try JSONSerialization.jsonObject(
      with: Data(sandbox.laptime("trend", "--limit", "12", "--format", "json").output.utf8))
    #expect((page["trend"] as? NSArray) == trend as? NSArray)
    #expect((page["flaky"] as? [String: Any])?["tests"] is [Any])
    #expect((page["verdict"] as? [String: Any])?["verdict"] as? String == "fail")
  }

  @Test(arguments: [
    (["show", "test_rebuild_catalgo"], "test_rebuild_catalog"), (["gaet"], "gate"),
    (["status", "--suite", "ful"], "full"), (["status", "--branch", "mian"], "main"),
    (["query", "slow"], "slowest-tests"), (["gate", "--verbos"], "--verbose"),
    (["trend", "--suite", "fll"], "full"),
  ])
  func `what is mistyped gets the nearest names`(words: [String], meant: String) throws {
    let result = try RecordedHistory.sandbox().run([TestTools.laptime] + words)
    #expect(result.code == 64 || result.code == 66)
    #expect(result.errors.lowercased().contains("did you mean"), "\(result.errors)")
    #expect(result.errors.contains(meant), "\(result.errors)")
  }

  @Test func `a table says what it leaves out, and data are whole`() throws {
    let sandbox = try RecordedHistory.sandbox()
    let text = try sandbox.laptime("tests", "--limit", "5").output
    let whole = text.split(separator: "\n").last?.wholeMatch(of: /5 of (\d+) \(--limit 0 for all\)/)
    let count = whole.flatMap { Int($0.1) } ?? 0
    #expect(count > 300, "\(text)")
    let all = try sandbox.laptime("tests", "--format", "csv").output
    #expect(all.split(separator: "\n").count == count + 1)
    let none = try sandbox.laptime("tests", "--limit", "0").output
    #expect(none.split(separator: "\n").count == count + 1)
  }

  @Test func `a tier is selected by history, as its runner takes it`() throws {
    let sandbox = try RecordedHistory.sandbox()
    let rows = try sandbox.laptime("tests", "--tier", "medium", "--format", "csv").output
    #expect(rows.contains("medium") || rows.split(separator: "\n").count == 1)
    let fast = try sandbox.laptime("select", "--tier", "fast").output.split(separator: "\n")
    #expect(fast.contains { $0 == Self.node } && fast.allSatisfy { $0.contains(".py::") })
    let none = try sandbox.laptime("select", "--tier", "slow").output.split(separator: "\n")
    #expect(Set(none).isSubset(of: Set(fast)))
    let failed = try document(sandbox.laptime("select", "--failed", "--format", "json").output)
    let tests = failed["tests"] as? [[String: Any]]
    #expect(
      tests?.isEmpty == false && tests?.allSatisfy { $0["reason"] as? String == "failed" } == true)
    #expect(try sandbox.laptime("select", "--tier", "quick").code == 64)
  }

  @Test func `where there is nothing it is said why`() throws {
    let sandbox = try RecordedHistory.sandbox()
    for words in [
      ["benchmarks"], ["tests", "test_rebuild_catalog", "--until", "2001"],
      ["runs", "--until", "2001"], ["baseline", "list"],
    ] {
      let output = try sandbox.run([TestTools.laptime] + words).output
      #expect(output.contains("laptime") && !output.contains("no rows"), "\(words): \(output)")
    }
    for words in [["tests", "no-such-test"], ["runs", "--branch", "none"]] {
      let result = try sandbox.run([TestTools.laptime] + words)
      #expect(result.code == 66 && result.errors.contains("  hint: "), "\(words)")
    }
  }
}
