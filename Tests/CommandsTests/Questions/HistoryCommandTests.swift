import Foundation
import TestSupport
import Testing

/// The demo project's twelve real runs, recorded and judged in order.
struct HistoryCommandTests {
  private struct Run {
    var number: Int
    var commit: String
    var truth: [String: String]
  }

  private func table(_ name: String) -> [[String: String]] {
    let lines = (contents(of: Project.fixture("History/\(name)")) ?? "")
      .split(separator: "\n").map {
        $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      }
    guard let header = lines.first else { return [] }
    return lines.dropFirst().map {
      Dictionary(zip(header, $0), uniquingKeysWith: { first, _ in first })
    }
  }

  private func document(_ text: String) throws -> [String: Any] {
    try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] ?? [:]
  }

  @Test func `twelve real runs are counted and judged as they truly were`() throws {
    let sandbox = Sandbox()
    let runs = zip(table("runs.tsv"), table("truth.tsv"))
    for (run, truth) in runs {
      let number = Int(run["run"] ?? "") ?? 0
      let folder = Project.fixture("History/\(number < 10 ? "0" : "")\(number)")
      let recorded = try document(
        sandbox.laptime(
          "record", "\(folder)/junit.xml.gz", "\(folder)/coverage.xml.gz", "--commit",
          run["commit"] ?? "", "--branch", "main", "--format", "json"
        ).output)
      for key in ["tests", "passed", "failed", "errored", "skipped", "xfailed", "xpassed"] {
        #expect(recorded[key] as? Int == Int(truth[key] ?? ""), "run \(number): \(key)")
      }
      let coverage = recorded["coverage"] as? [String: Int]
      #expect(coverage?["lines_covered"] == Int(truth["lines_covered"] ?? ""))
      #expect(coverage?["branches_total"] == Int(truth["branches_total"] ?? ""))
      try judge(number, truth: truth, in: sandbox)
    }
    let verdicts = try sandbox.laptime(
      "query", "--format", "csv", input: "SELECT count(*) FROM verdicts")
    #expect(verdicts.output == "count(*)\n12\n")
  }

  private func judge(_ number: Int, truth: [String: String], in sandbox: Sandbox) throws {
    let result = try sandbox.laptime("gate", "--format", "json")
    let report = try document(result.output)
    let rules = report["rules"] as? [[String: Any]] ?? []
    func status(_ rule: String) -> String? {
      rules.first { $0["rule"] as? String == rule }?["status"] as? String
    }
    func ids(_ rule: String) -> Set<String> {
      let findings = rules.first { $0["rule"] as? String == rule }?["findings"] as? [[String: Any]]
      return Set((findings ?? []).compactMap { ($0["test"] as? [String: Any])?["id"] as? String })
    }
    let failed = Set((truth["failed_tests"] ?? "").split(separator: " ").map(String.init))
    #expect(ids("failures") == failed, "run \(number)")
    #expect(status("failures") == (failed.isEmpty ? "pass" : "fail"))
    let isShort = number == 11
    #expect(status("coverage-floor") == (isShort ? "fail" : "pass"), "run \(number)")
    #expect(status("coverage-drop") == (isShort ? "fail" : number == 1 ? "skipped" : "pass"))
    let hasGone = number == 6 || number == 11
    #expect(status("missing-tests") == (number == 1 ? "skipped" : hasGone ? "warn" : "pass"))
    #expect(status("suite-time") == "pass")
    #expect(result.code == (failed.isEmpty && !isShort ? 0 : 1), "run \(number)")
    if isShort {
      let floor = rules.first { $0["rule"] as? String == "coverage-floor" }
      #expect(floor?["actual"] as? Double == 75.26)
      #expect((floor?["summary"] as? String)?.contains("78.01 %") == true)
    }
    if number == 6 {
      #expect(
        result.output.contains(
          "likely renamed to tests.unit.test_cart.TestCart::test_describe_is_sorted"))
    }
  }
}
