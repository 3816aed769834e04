import TestSupport
import Testing

struct BacktestCommandTests {
  /// Records a run of the tests t and u, of which t may fail.
  private func record(
    _ commit: String, fails: Bool = false, key: String? = nil, in sandbox: Sandbox
  ) throws {
    let failure = fails ? "<failure message='no'/>" : ""
    let cases = (0..<200).map { "<testcase classname='m' name='u\($0)' time='1'/>" }.joined()
    try sandbox.write(
      "<testsuite><testcase classname='m' name='t' time='1'>\(failure)</testcase>\(cases)"
        + "</testsuite>", to: "junit.xml")
    let recorded = try sandbox.laptime(
      "record", "junit.xml", "--commit", commit, "--branch", "main", "--run-key", key ?? commit)
    #expect(recorded.code == 0)
  }

  private func backtest(_ sandbox: Sandbox) throws -> [String: Any] {
    try document(sandbox.laptime("backtest", "--format", "json").output)
  }

  @Test func `a pass that came later saves no run, and explain shows what the gate saw`() throws {
    let sandbox = Sandbox()
    try record("a", in: sandbox)
    try record("b", fails: true, in: sandbox)
    #expect(try sandbox.laptime("gate").code == 1)
    try record("b", key: "again", in: sandbox)
    try record("c", in: sandbox)

    let found = try backtest(sandbox)
    #expect(found["failed"] as? Int == 1)
    let failed = try #require((found["failed_runs"] as? [[String: Any]])?.first)
    #expect(failed["commit"] as? String == "b" && failed["rules"] as? [String] == ["failures"])
    let command = try #require((failed["next"] as? [String])?.first)
    let words = command.split(separator: " ").map(String.init)
    #expect(words.first == "laptime")
    func status(_ words: [String]) throws -> String? {
      let shown = try sandbox.run([TestTools.laptime] + words + ["--format", "json"])
      return try document(shown.output)["status"] as? String
    }
    #expect(try status(Array(words.dropFirst())) == "fail")
    #expect(try status(words.dropFirst().filter { $0 != "--replay" }) == "pass")
    #expect(try sandbox.laptime("backtest").output.contains("\n      \(command)\n"))
  }

  @Test func `the quarantine is that of the commit, and both verdicts are told`() throws {
    let sandbox = Sandbox()
    func git(_ words: String...) throws -> String {
      let done = try sandbox.run(
        ["git", "-c", "user.name=a", "-c", "user.email=a@example.org"] + words)
      #expect(done.code == 0)
      return done.output.split(separator: "\n").last.map(String.init) ?? ""
    }
    func commit() throws -> String {
      _ = try git("add", "code", "quarantine.txt")
      _ = try git("commit", "--quiet", "-m", "Change")
      return try git("rev-parse", "HEAD")
    }
    _ = try git("init", "--quiet", "--initial-branch=main")
    try sandbox.write("1", to: "code")
    try sandbox.write("", to: "quarantine.txt")
    let first = try commit()
    for run in 1...3 { try record(first, fails: run == 2, key: "\(run)", in: sandbox) }
    try sandbox.write("2", to: "code")
    let second = try commit()
    try record(second, fails: true, in: sandbox)
    #expect(try sandbox.laptime("quarantine", "add", "m::t", "--owner", "ann").code == 0)
    try sandbox.write("3", to: "code")
    let third = try commit()
    try record(third, fails: true, in: sandbox)

    let found = try backtest(sandbox)
    func commits(_ key: String) -> [String] {
      (found[key] as? [[String: Any]] ?? []).compactMap { $0["commit"] as? String }
    }
    #expect(commits("failed_runs").last == second)
    #expect(commits("forgiven_runs") == [third])
    #expect(
      found["failed_without_quarantine"] as? Int == (found["failed"] as? Int).map { $0 + 1 })
    let text = try sandbox.laptime("backtest").output
    #expect(text.contains("without the quarantine\n"))
  }
}
