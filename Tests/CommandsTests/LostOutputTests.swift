import TestSupport
import Testing

/// What could not be printed is an error, whatever was asked.
struct LostOutputTests {
  private static let commands = [
    ["--help"], ["help", "gate"], ["status"], ["runs", "show", "latest"],
    ["slowest", "--format", "json"],
    ["query", "runs", "--format", "csv"], ["query", "--list"], ["doctor"], ["flaky"],
    ["report", "--markdown"], ["gate"], ["plan"], ["record", "again.xml"],
  ]

  private func sandbox() throws -> Sandbox {
    let sandbox = Sandbox()
    for name in ["junit.xml", "again.xml"] {
      try sandbox.write(
        "<testsuite><testcase classname='c' name='\(name)' time='1'/></testsuite>", to: name)
    }
    try sandbox.laptime("record", "junit.xml", "--branch", "main", "--commit", "c1")
    return sandbox
  }

  @Test(arguments: commands)
  func `what could not be printed is an error`(words: [String]) throws {
    let sandbox = try sandbox()
    let command = "'\(TestTools.laptime)' \(words.joined(separator: " "))"
    let whole = try sandbox.run(["sh", "-c", command])
    #expect(!whole.output.isEmpty)
    for (lost, why) in [
      (">/dev/full", "no space left on device"), (">&-", "bad file descriptor"),
    ] {
      let result = try sandbox.run(["sh", "-c", "\(command) \(lost)"])
      #expect(result.code == (whole.code == 0 ? 73 : whole.code), "\(result.errors)")
      #expect(result.errors.hasSuffix("standard output cannot be written: \(why)\n"))
    }
  }

  @Test func `a reader that went away is an error where its signal is ignored`() throws {
    let result = try sandbox().run([
      "sh", "-c",
      "trap '' PIPE; { sleep 0.2; '\(TestTools.laptime)' runs --format json; echo $? >&2; } | true",
    ])
    #expect(result.errors.contains("broken pipe") && result.errors.hasSuffix("73\n"))
  }

  @Test func `what is printed does not go into a file that was opened in its place`() throws {
    let sandbox = try sandbox()
    let result = try sandbox.run([
      "sh", "-c", "'\(TestTools.laptime)' record again.xml >&- 2>&- <&-",
    ])
    #expect(result.code == 73)
    #expect(try sandbox.laptime("doctor").code == 0)
    #expect(try sandbox.laptime("record", "again.xml").code == 0)
  }

  @Test func `many rows are printed as they come, and the same as at once`() throws {
    let sandbox = try sandbox()
    let sql =
      "WITH RECURSIVE r (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM r LIMIT 4500) SELECT i FROM r"
    let numbers = (1...4500).map(String.init)
    let csv = try sandbox.laptime("query", "--format", "csv", input: sql).output
    #expect(csv == (["i"] + numbers).map { $0 + "\n" }.joined())
    let json = try sandbox.laptime("query", "--format", "json", input: sql).output
    #expect(
      json == "[\n" + numbers.map { "  {\n    \"i\": \($0)\n  }" }.joined(separator: ",\n")
        + "\n]\n")
    #expect(
      try sandbox.laptime("query", "--format", "json", input: sql + " WHERE 0").output == "[]\n")
  }
}
