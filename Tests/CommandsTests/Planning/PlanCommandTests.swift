import Foundation
import TestSupport
import Testing

/// `plan`, `split` and `select --budget` over the history of a suite that pytest ran.
struct PlanCommandTests {
  /// A suite of 40 tests on one worker, with what each of them took, ten milliseconds times its number.
  private func recorded() throws -> Sandbox {
    let sandbox = Sandbox()
    var lines = [#"{"pytest_version": "9.0.0", "$report_type": "SessionStart"}"#]
    var start = 1_790_000_000.0
    for test in 0..<40 {
      let node = "tests/test_\(test / 10).py::test_\(test)"
      for (phase, seconds) in [("setup", 0.001), ("call", Double(test) / 100), ("teardown", 0.001)]
      {
        let record: [String: Any] = [
          "$report_type": "TestReport", "nodeid": node, "outcome": "passed", "when": phase,
          "duration": seconds, "start": start, "stop": start + seconds,
          "location": ["tests/test_\(test / 10).py", test, "test_\(test)"],
        ]
        start += seconds
        lines.append(
          String(decoding: try JSONSerialization.data(withJSONObject: record), as: UTF8.self))
      }
    }
    lines.append(#"{"exitstatus": 0, "$report_type": "SessionFinish"}"#)
    try sandbox.write(lines.joined(separator: "\n"), to: "log.jsonl")
    let result = try sandbox.laptime(
      "record", "log.jsonl", "--wall", "9s", "--workers", "1", "--commit", "aaaaaaaaaaaa")
    #expect(result.code == 0, "\(result.errors)")
    return sandbox
  }

  private func document(_ sandbox: Sandbox, _ arguments: String...) throws -> [String: Any] {
    let result = try sandbox.run([TestTools.laptime] + arguments + ["--format", "json"])
    #expect(result.code == 0, "\(result.errors)")
    return try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any] ?? [:]
  }

  @Test func `a plan tells the wall time by workers and schedulers, and what bounds it`() throws {
    let sandbox = try recorded()
    let plans = try document(sandbox, "plan", "--workers", "1-4")["plans"] as? [[String: Any]] ?? []
    func wall(_ workers: Int, _ scheduler: String) -> Int? {
      plans.filter {
        $0["workers"] as? Int == workers && $0["scheduler"] as? String == scheduler
          && $0["order"] as? String == "natural"
      }.compactMap { $0["predicted_wall_us"] as? Int }.first
    }
    #expect(
      Set(plans.compactMap { $0["scheduler"] as? String })
        == ["load", "worksteal", "loadscope", "loadfile"])
    // 7.8 s of calls, and 1.2 s of the 9 s before and after.
    #expect(try #require(wall(1, "worksteal")) / 100_000 == 90)
    #expect(try #require(wall(2, "worksteal")) < 7_000_000)
    for plan in plans {
      let (low, wall, high) = (plan["low_us"], plan["predicted_wall_us"], plan["high_us"])
      #expect(try #require(low as? Int) <= #require(wall as? Int))
      #expect(try #require(wall as? Int) <= #require(high as? Int))
      #expect(plan["bound_by"] is String)
    }
  }

  @Test
  func `a target names the fewest workers that keep to it, or the tests that stand in its way`()
    throws
  {
    let sandbox = try recorded()
    let kept = try document(sandbox, "plan", "--target", "8s")
    #expect((kept["best"] as? [String: Any])?["workers"] as? Int == 2)
    let missed = try document(sandbox, "plan", "--target", "2s", "--workers", "1-2")
    let advice = missed["advice"] as? [[String: Any]] ?? []
    let move = try #require(advice.first { $0["kind"] as? String == "move-tests" })
    #expect(try #require(move["tests"] as? Int) > 0)
    let text = try sandbox.laptime("plan", "--target", "2s").output
    #expect(
      text.split { $0.isWhitespace }.joined(separator: " ").contains("does not keep to 2.00 s"))
  }

  @Test func `shards are the suite, take about the same, and the same each time`() throws {
    let sandbox = try recorded()
    let split = try document(sandbox, "split", "--shards", "3")
    let shards = split["shards"] as? [[String: Any]] ?? []
    #expect(shards.compactMap { $0["index"] as? Int } == [1, 2, 3])
    let tests = shards.flatMap { $0["tests"] as? [String] ?? [] }
    #expect(Set(tests).count == 40 && tests.count == 40)
    let times = shards.compactMap { $0["predicted_us"] as? Int }
    #expect(try #require(times.max()) - #require(times.min()) < 100_000)
    let one = try sandbox.laptime("split", "--shards", "3", "--index", "2")
    #expect(one.output.split(separator: "\n").count == (shards[1]["tests"] as? [String])?.count)
    #expect(one.output.hasPrefix("tests/test_"))
    #expect(try sandbox.laptime("split", "--shards", "3", "--index", "2").output == one.output)
  }

  @Test func `a selection takes no longer than its budget, and an audit says what nobody knows`()
    throws
  {
    let sandbox = try recorded()
    let chosen =
      try document(sandbox, "select", "--budget", "1s")["tests"] as? [[String: Any]] ?? []
    #expect(!chosen.isEmpty && chosen.count < 40)
    #expect(chosen.allSatisfy { ($0["reason"] as? String)?.hasPrefix("may fail") == true })
    let audit = try document(sandbox, "select", "--budget", "1s", "--audit")
    #expect(audit["budget_us"] as? Int == 1_000_000)
    #expect(audit["recall"] is NSNull)
  }

  @Test func `what cannot be is refused, with what to type`() throws {
    let sandbox = try recorded()
    #expect(try sandbox.laptime("split").errors.contains("--shards 4, or --target 2m"))
    #expect(try sandbox.laptime("split", "--shards", "2", "--index", "3").code == 64)
    #expect(try sandbox.laptime("split", "--shards", "50").errors.contains("cannot fill 50 shards"))
    #expect(try sandbox.laptime("split", "--target", "1s").errors.contains("no number of shards"))
    #expect(try sandbox.laptime("plan", "--suite", "other").code == 66)
    #expect(try sandbox.laptime("select", "--audit").code == 64)
  }
}
