import TestSupport
import Testing

/// A commit is named as git takes it, wherever one is asked for.
struct NamedCommitTests {
  private func sandbox() throws -> Sandbox {
    let sandbox = Sandbox()
    try sandbox.write(
      "<testsuite name='s'><testcase classname='c' name='a' time='0.1'/></testsuite>", to: "a.xml")
    try sandbox.write("*.xml\n.laptime\n", to: ".gitignore")
    for arguments in [
      ["init", "-q", "-b", "main"], ["add", ".gitignore"], ["commit", "-q", "-m", "one"],
      ["tag", "v1"], ["branch", "old"], ["commit", "-q", "--allow-empty", "-m", "two"],
    ] {
      try sandbox.run(
        ["git", "-c", "user.name=a", "-c", "user.email=a@example.org"] + arguments)
    }
    return sandbox
  }

  private static let names = ["HEAD~1", "v1", "old", "main^"]

  @Test(arguments: names)
  func `a run is recorded and judged by any name of its commit`(name: String) throws {
    let sandbox = try sandbox()
    let whole = try sandbox.run(["git", "rev-parse", "v1"]).output.trimmed
    #expect(try sandbox.laptime("record", "a.xml", "--commit", name).code == 0)
    let stored = try sandbox.laptime(
      "query", "--format", "csv", input: "SELECT commit_hash FROM runs"
    ).output
    #expect(stored.hasSuffix("\(whole)\n"))
    for other in Self.names + [whole, String(whole.prefix(8))] {
      #expect(try sandbox.laptime("gate", "--commit", other).code == 0, "\(other)")
    }
    #expect(try sandbox.laptime("gate", "--commit", "HEAD").code == 3)
  }

  @Test func `a blank name is refused, and so is one that only git could know`() throws {
    let sandbox = try sandbox()
    try sandbox.laptime("record", "a.xml")
    for blank in ["", " "] {
      for command in [
        ["gate", "--commit", blank], ["record", "a.xml", "--commit", blank],
        ["run", "--commit", blank, "--", "true"], ["coverage", "--diff", blank],
      ] {
        #expect(try sandbox.run([TestTools.laptime] + command).code == 64, "\(command)")
      }
    }
    #expect(try sandbox.laptime("gate", "--commit", "HEAD~7").code == 66)
    let nonsense = try sandbox.laptime("gate", "--commit", "nonsense")
    #expect(nonsense.code == 66)
    #expect(nonsense.errors.contains("laptime: git knows no commit nonsense here"))
    #expect(nonsense.errors.contains("hint: "))
    let old = try sandbox.laptime("gate", "--commit", "0123456789abcdef0123456789abcdef01234567")
    #expect(old.code == 3, "a clone may lack it")
    #expect(try sandbox.laptime("record", "a.xml", "--commit", "nothing^").code == 66)
    // An empty variable is an unset one.
    #expect(
      try sandbox.laptime(
        "gate", variables: ["GITHUB_ACTIONS": "true", "GITHUB_SHA": ""]
      ).code == 0)
  }
}
