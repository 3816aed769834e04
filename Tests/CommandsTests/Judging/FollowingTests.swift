import Foundation
import TestSupport
import Testing

/// Moved files and renamed classes in a checkout of git, recorded and judged.
struct FollowingTests {
  private let sandbox = Sandbox()

  init() throws {
    try git("init", "-q", "-b", "main")
    try sandbox.write("*.xml\n.laptime/\n.*.in\n.*.out\n.*.err\n", to: ".gitignore")
    _ = try sandbox.run(["mkdir", "-p", "tests/unit", "src", "lib"])
    for file in ["tests/test_a.py", "tests/test_k.py", "src/a.test.js", "src/k.test.js"] {
      try sandbox.write((1...20).map { "\(file) \($0)\n" }.joined(), to: file)
    }
    try commit("first")
  }

  private func git(_ words: String...) throws {
    let result = try sandbox.run(
      ["git", "-c", "user.name=t", "-c", "user.email=t@example.org"] + words)
    #expect(result.code == 0, "\(words): \(result.errors)")
  }

  /// Commits all that changed, and a file that makes the commit differ from all others.
  private func commit(_ subject: String) throws {
    try sandbox.write(subject, to: "last")
    try git("add", "--all")
    try git("commit", "-q", "--allow-empty", "-m", subject)
  }

  private func move(_ from: String, _ to: String) throws {
    try git("mv", from, to)
    try commit("move")
  }

  /// Records a run of pytest with tests as `class::name`, those that end in `!` failed.
  private func record(_ tests: [String]) throws {
    let cases = tests.map { test in
      let parts = test.split(separator: ":").map(String.init)
      let name = parts[1].filter { $0 != "!" }
      let body = parts[1].hasSuffix("!") ? "<failure message='no'/>" : ""
      return "<testcase classname='\(parts[0])' name='\(name)' time='0.1'>\(body)</testcase>"
    }
    try record(cases: cases.joined(), suite: "pytest")
  }

  private func record(cases: String, suite: String) throws {
    try sandbox.write(
      "<testsuites><testsuite name='\(suite)'>\(cases)</testsuite></testsuites>", to: "j.xml")
    let result = try sandbox.laptime("record", "j.xml")
    #expect(result.code == 0, "\(result.errors)")
  }

  private func gate() throws -> (code: Int32, rule: [String: Any]) {
    let result = try sandbox.laptime("gate", "--format", "json")
    let document = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    let rules = (document as? [String: Any])?["rules"] as? [[String: Any]]
    return (result.code, try #require(rules?.first { $0["rule"] as? String == "missing-tests" }))
  }

  private func notes() throws -> [String] {
    let (code, rule) = try gate()
    #expect(code == 0 && rule["status"] as? String == "pass", "\(rule)")
    return rule["notes"] as? [String] ?? []
  }

  private func list() throws -> Int {
    try sandbox.laptime("rename", "--list", "--format", "csv").output.split(separator: "\n").count
      - 1
  }

  private let before = ["tests.test_a:t", "tests.test_a.A:u", "tests.test_k:v"]
  private let after = ["tests.unit.test_b:t", "tests.unit.test_b.A:u", "tests.test_k:v"]

  @Test func `the tests of a moved file are neither missing nor new on the trunk`() throws {
    try record(before)
    try move("tests/test_a.py", "tests/unit/test_b.py")
    try record(after)
    #expect(
      try notes() == [
        "2 tests followed from tests/test_a.py to tests/unit/test_b.py, by git"
      ])
    #expect(try list() == 2)
    let history = try sandbox.laptime("history", "tests.unit.test_b::t", "--format", "csv")
    #expect(history.output.split(separator: "\n").count == 3)
    try commit("next")
    try record(after)
    #expect(try notes() == [])
  }

  @Test func `a move on a branch that is never merged hides nothing on the trunk`() throws {
    try record(before)
    try git("checkout", "-q", "-b", "topic")
    try move("tests/test_a.py", "tests/unit/test_b.py")
    try record(after)
    #expect(try notes().count == 1)
    #expect(try list() == 0)
    try git("checkout", "-q", "main")
    try commit("other")
    try record(["tests.test_k:v"])
    let (code, rule) = try gate()
    #expect(code == 1 && rule["actual"] as? Int == 2, "\(rule)")
    try commit("more")
    try record(before)
    #expect(try gate().code == 0)
  }

  @Test func `a branch from before the move has the tests under their old names`() throws {
    try record(before)
    try git("branch", "topic")
    try move("tests/test_a.py", "tests/unit/test_b.py")
    try record(after)
    try git("checkout", "-q", "topic")
    try commit("work")
    try record(before)
    #expect(try gate().rule["status"] as? String == "pass")
  }

  @Test func `what is known of a test that failed goes on in the moved file`() throws {
    for number in 1...6 {
      try record(["tests.test_a:t\(number % 2 == 0 ? "!" : "")", "tests.test_k:v"])
      try commit("\(number)")
    }
    try move("tests/test_a.py", "tests/test_b.py")
    try record(["tests.test_b:t", "tests.test_k:v"])
    let flaky = try sandbox.laptime("flaky", "--all", "--format", "json").output
    #expect(flaky.contains("\"runs\": 7"), "\(flaky)")
  }

  @Test func `tests of a moved file of Jest are followed by their containers`() throws {
    func cases(_ file: String) -> String {
      [(file, "cart"), (file, "other"), ("src/k.test.js", "kept")].map {
        "<testcase classname='\($1)' name='\($1) works' file='\($0)' time='0.1'/>"
      }.joined()
    }
    try record(cases: cases("src/a.test.js"), suite: "jest tests")
    try move("src/a.test.js", "lib/b.test.js")
    try record(cases: cases("lib/b.test.js"), suite: "jest tests")
    #expect(try notes() == ["2 tests followed from src/a.test.js to lib/b.test.js, by git"])
  }

  @Test func `a renamed class is followed by its tests, and a renamed test is not`() throws {
    try record(["tests.test_a.A:t", "tests.test_a.A:u", "tests.test_k:v"])
    try sandbox.write("changed\n", to: "tests/test_a.py")
    try commit("rename the class")
    try record(["tests.test_a.B:t", "tests.test_a.B:u", "tests.test_k:v"])
    #expect(
      try notes() == [
        "2 tests followed from tests.test_a.A to tests.test_a.B, by the names of its tests"
      ])
    try sandbox.write("changed again\n", to: "tests/test_a.py")
    try commit("rename a test")
    try record(["tests.test_a.B:t_total", "tests.test_a.B:u", "tests.test_k:v"])
    #expect(try gate().rule["likely_renamed"] as? Int == 0)
    #expect(try gate().rule["actual"] as? Int == 1)
  }

  @Test func `a move that somebody took back is not followed again`() throws {
    try record(before)
    try move("tests/test_a.py", "tests/unit/test_b.py")
    try record(after)
    #expect(try notes().count == 1)
    #expect(try sandbox.laptime("rename", "--undo", "tests.test_a*").code == 0)
    #expect(try gate().rule["actual"] as? Int == 2)
    #expect(try list() == 0)
  }
}
