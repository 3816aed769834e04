import Foundation
import TestSupport
import Testing

struct FlakyCommandTests {
  @Test func `the flaky tests of a real history come first and nothing else is flaky`() throws {
    let sandbox = Sandbox()
    var newlyFlaky: [Int: [String]] = [:]
    for number in 1...12 {
      let folder = Project.fixture("History/\(number < 10 ? "0" : "")\(number)")
      try sandbox.laptime(
        "record", "\(folder)/reportlog.jsonl.gz", "--commit", "c\(number)", "--branch", "main")
      try sandbox.laptime(
        "record", "\(folder)/retry.xml.gz", "--commit", "c\(number)", "--attempt-of", "latest")
      let gate = try sandbox.laptime("gate", "--format", "json").output
      let document = try JSONSerialization.jsonObject(with: Data(gate.utf8)) as? [String: Any]
      let rules = document?["rules"] as? [[String: Any]] ?? []
      let rule = rules.first { $0["rule"] as? String == "new-flaky" }
      if rule?["status"] as? String == "fail" {
        let findings = rule?["findings"] as? [[String: Any]] ?? []
        newlyFlaky[number] = findings.compactMap {
          ($0["test"] as? [String: Any])?["name"] as? String
        }
      }
    }
    let output = try sandbox.laptime("flaky", "--format", "json", "--limit", "1000", "--all").output
    let document = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any]
    let tests = document?["tests"] as? [[String: Any]] ?? []
    let flaky = tests.prefix { ["flaky", "suspect"].contains($0["state"] as? String) }
      .compactMap { ($0["test"] as? [String: Any])?["name"] as? String }
    let truth: Set = [
      "test_token_expiry_race", "test_cache_is_warm", "test_connection_pool", "test_feed_order",
    ]
    #expect(Set(flaky) == truth)
    let others = tests.dropFirst(flaky.count).filter { $0["state"] as? String == "flaky" }
    #expect(others.isEmpty)
    #expect(newlyFlaky == [9: ["test_feed_order"]])
  }

  @Test func `of runs that are cut short nothing is known of flakes, and yet the tests are`() throws
  {
    let sandbox = Sandbox()
    try sandbox.write(
      "<testsuite><testcase classname='c' name='t' time='1'/></testsuite>", to: "j.xml")
    let recorded = try sandbox.laptime(
      "record", "j.xml", "--shard", "1/2", "--run-key", "k", "--commit", "c1", "--branch", "main")
    #expect(recorded.code == 0, "\(recorded.errors)")
    let list = try sandbox.laptime("flaky")
    #expect(list.code == 0 && list.output.hasPrefix("no complete run"), "\(list.output)")
    for words in [["show", "c::t"], ["flaky", "c::t"]] {
      let result = try sandbox.run([TestTools.laptime] + words)
      #expect(result.code == 0, "\(words): \(result.errors)")
    }
    let judged = try sandbox.laptime("gate").output
    #expect(!judged.contains("the next ones are judged against it"), "\(judged)")
  }
}
