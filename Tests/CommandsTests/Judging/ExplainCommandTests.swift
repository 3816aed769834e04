import Foundation
import TestSupport
import Testing

struct ExplainCommandTests {
  @Test func `the numbers behind a suspect are those of the gate`() throws {
    let sandbox = try RecordedHistory.sandbox()
    let run = try RecordedHistory.run(of: "c7", in: sandbox)
    let gate = try document(sandbox.laptime("gate", "--run", run, "--format", "json").output)
    let rules = gate["rules"] as? [[String: Any]] ?? []
    let rule = rules.first { $0["rule"] as? String == "duration-regression" }
    let finding = (rule?["findings"] as? [[String: Any]])?.first
    let explained = try document(
      sandbox.laptime("explain", "test_rebuild_catalog", "--run", run, "--format", "json").output)
    #expect(explained["verdict"] as? String == "suspect")
    for key in ["ratio", "extra_us", "p_value", "duration_us", "expected_us"] {
      let (a, b) = (explained[key] as? Double, finding?[key] as? Double)
      #expect(a != nil && a == b, "\(key)")
    }
    let baseline = explained["baseline"] as? [[String: Any]] ?? []
    #expect(baseline.count == 6)
    #expect(baseline.allSatisfy { (0.5...2).contains($0["ratio"] as? Double ?? 0) })
  }

  @Test func `a suspect is kept open where confirmation is asked for`() throws {
    let sandbox = try RecordedHistory.sandbox()
    let run = try RecordedHistory.run(of: "c7", in: sandbox)
    func status(_ options: String...) throws -> String? {
      let words = [TestTools.laptime, "gate", "--run", run, "--format", "json"] + options
      let rules = try document(sandbox.run(words).output)["rules"] as? [[String: Any]] ?? []
      return rules.first { $0["rule"] as? String == "duration-regression" }?["status"] as? String
    }
    #expect(try status() == "warn")
    #expect(try status("--confirm") == "inconclusive")
  }

  @Test func `every finding of the gate is explained by its id`() throws {
    let sandbox = try RecordedHistory.sandbox()
    for commit in ["c7", "c11", "c12"] {
      let run = try RecordedHistory.run(of: commit, in: sandbox)
      let gate = try document(sandbox.laptime("gate", "--run", run, "--format", "json").output)
      let rules = gate["rules"] as? [[String: Any]] ?? []
      let findings = rules.flatMap { $0["findings"] as? [[String: Any]] ?? [] }
      #expect(!findings.isEmpty)
      for finding in findings {
        let id = try #require(finding["id"] as? String)
        #expect(try sandbox.laptime("explain", id, "--run", run).code == 0)
        let explained = try document(
          sandbox.laptime("explain", id, "--run", run, "--format", "json").output)
        let only = (explained["findings"] as? [[String: Any]])?.first ?? explained
        #expect(only["summary"] is String)
        let names = [finding, only].map { ($0["test"] as? [String: Any])?["id"] as? String }
        #expect(names[0] == names[1], "\(id)")
      }
    }
  }

  @Test func `a rule is explained with all of its findings, and one that it lacks is said`() throws
  {
    let sandbox = try RecordedHistory.sandbox()
    let run = try RecordedHistory.run(of: "c11", in: sandbox)
    let text = try sandbox.laptime("explain", "coverage-drop", "--run", run).output
    #expect(text.contains("coverage-drop/1") && text.contains("limit"))
    #expect(try sandbox.laptime("explain", "coverage-drop/9", "--run", run).code == 66)
    #expect(try sandbox.laptime("explain", "improvement", "--run", run).code == 0)
  }

  @Test func `a run is explained with the runs that are left out`() throws {
    let sandbox = try RecordedHistory.sandbox()
    let wrong = try RecordedHistory.run(of: "c9", in: sandbox)
    try sandbox.laptime("runs", "exclude", wrong, "--why", "the disk was full")
    let text = try sandbox.laptime("explain", "latest").output
    #expect(text.contains("\(wrong.prefix(8))  excluded: the disk was full"))
    let explained = try document(sandbox.laptime("explain", "latest", "--format", "json").output)
    #expect((explained["baseline"] as? [Any])?.count == 10)
    #expect((explained["left_out"] as? [[String: Any]])?.first?["run"] as? String == wrong)
    #expect(explained["previous_commit"] as? String == "c11")
  }

  @Test func `a subject is a test before it is a run, and what is neither is said`() throws {
    let sandbox = try RecordedHistory.sandbox()
    let run = try RecordedHistory.run(of: "c7", in: sandbox)
    #expect(try sandbox.laptime("explain", run).output.hasPrefix("run \(run.prefix(8))"))
    #expect(try sandbox.laptime("explain", "no_such_test").code == 66)
    #expect(try sandbox.laptime("explain", "ffffffffffff").code == 66)
    #expect(try sandbox.laptime("explain", "test_").code == 64)
  }

  @Test func `the commits between two runs come from git`() throws {
    let sandbox = Sandbox()
    func git(_ words: String...) throws {
      try sandbox.run(["git", "-c", "user.name=a", "-c", "user.email=a@b"] + words)
    }
    try git("init", "-q", "-b", "main")
    for number in 1...4 {
      try git("commit", "-q", "--allow-empty", "-m", "Change \(number)")
      guard number != 2 else { continue }
      try sandbox.write(
        "<testsuite name=\"pytest\"><testcase classname=\"c\" name=\"a\" time=\"0.0\(number)\"/>"
          + "</testsuite>", to: "junit.xml")
      try sandbox.laptime(
        "record", "junit.xml", "--started-at", "2026-03-0\(number)T07:00:00Z", "--branch", "main")
    }
    #expect(try sandbox.laptime("explain", "latest").output.contains("1 commit since run"))
    let third =
      try sandbox.laptime(
        "query", "--format", "csv", input: "SELECT key FROM runs WHERE subject = 'Change 3'"
      ).output.split(separator: "\n").last ?? ""
    let text = try sandbox.laptime("explain", String(third)).output
    #expect(text.contains("2 commits since run"))
    #expect(
      text.contains("Change 3\n") && text.contains("Change 2\n") && !text.contains("Change 4"))
  }

  @Test func `the past is replayed into one document`() throws {
    let sandbox = try RecordedHistory.sandbox()
    let found = try document(sandbox.laptime("backtest", "--format", "json").output)
    #expect(found["runs"] as? Int == 12)
    let rules = found["rules"] as? [[String: Any]] ?? []
    let failures = rules.first { $0["rule"] as? String == "failures" }
    #expect(failures?["judged"] as? Int == 12)
    #expect((found["failed_runs"] as? [Any])?.count == found["failed"] as? Int)
    #expect(
      try document(sandbox.laptime("backtest", "--runs", "3", "--format", "json").output)["runs"]
        as? Int == 3)
    for command in ["backtest", "changes"] {
      let unknown = try sandbox.laptime(command, "--suite", "none")
      #expect(unknown.code == 66 && unknown.errors.contains("no suite is called none"))
    }
  }
}
