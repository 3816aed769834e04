import Foundation
import TestSupport
import Testing

/// Secrets, from the report to the bytes of the file.
struct ScrubCommandTests {
  private static let token = "gh" + "p_" + String(repeating: "aB3", count: 12)

  private func sandbox(_ text: String, _ options: String...) throws -> (Sandbox, ProgramResult) {
    let sandbox = Sandbox()
    try sandbox.write(
      """
      <testsuite name="pytest"><testcase classname="m" name="t" time="1">
      <failure message="no \(text)">trace \(text)</failure></testcase></testsuite>
      """, to: "junit.xml")
    let command = [
      TestTools.laptime, "record", "junit.xml", "--commit", "c1", "--label", "l=\(text)",
    ]
    return (sandbox, try sandbox.run(command + options))
  }

  private func holds(_ text: String, _ sandbox: Sandbox) -> Bool {
    ["history.db", "history.db-wal"].contains { name in
      sandbox.bytes(of: ".laptime/\(name)")?.firstRange(of: Array(text.utf8)) != nil
    }
  }

  @Test func `what record takes out is told, and is nowhere in the file`() throws {
    let (sandbox, result) = try sandbox("\(Self.token) and password=hunter2")
    #expect(result.output.contains("2 secrets were redacted in 6 places"), "\(result.output)")
    #expect(!holds(Self.token, sandbox) && !holds("hunter2", sandbox))
    let (_, told) = try self.sandbox(Self.token, "--format", "json")
    #expect(try document(told.output)["secrets_redacted"] as? Int == 1)
    let (_, none) = try self.sandbox("nothing", "--format", "json")
    #expect(try document(none.output)["secrets_redacted"] as? Int == 0)
  }

  @Test func `the configuration and the option keep texts as they are`() throws {
    let (kept, result) = try sandbox(Self.token, "--no-redact")
    #expect(holds(Self.token, kept) && !result.output.contains("redacted"))
    try kept.write("[record]\nredact = false\n", to: "laptime.toml")
    try kept.laptime("record", "junit.xml", "--commit", "c2", "--label", "l=\(Self.token)2")
    #expect(holds("\(Self.token)2", kept))
    // Another one, as any byte may stand behind the first one in the file.
    let other = Self.token.replacing("aB3", with: "cD4")
    try kept.laptime("record", "junit.xml", "--commit", "c3", "--redact", "--label", "l=\(other)")
    #expect(other != Self.token && !holds(other, kept))
    try kept.write("[record]\nredact = 1\n", to: "laptime.toml")
    #expect(try kept.laptime("record", "junit.xml").code == 78)
  }

  @Test func `what a command said last and its own words are stored without their secrets`() throws
  {
    let sandbox = Sandbox()
    try sandbox.write("echo password=hunter2 >&2; exit 3", to: "t.sh")
    try sandbox.laptime("run", "--", "sh", "t.sh", "--token", Self.token)
    try sandbox.write(
      "<testsuite name='pytest'><testcase name='t' time='1'/></testsuite>", to: "j.xml")
    try sandbox.write("cp j.xml r.xml; echo password=hunter2 >&2; exit 3", to: "t.sh")
    try sandbox.laptime("run", "--report", "r.xml", "--", "sh", "t.sh", "--token", Self.token)
    let said = try sandbox.laptime(
      "query", "--format", "csv", input: "SELECT last_words FROM commands"
    ).output
    #expect(said.contains("password=[redacted]"), "\(said)")
    #expect(!holds("hunter2", sandbox) && !holds(Self.token, sandbox))
  }

  @Test func `scrub says where a text stands, and takes it out for good`() throws {
    let (sandbox, _) = try sandbox("swordfish")
    let dry = try sandbox.laptime("scrub", "--dry-run", "swordfish")
    #expect(
      dry.code == 0 && dry.output.hasPrefix("it stands in 3 places: labels 1, messages 2\n"),
      "\(dry)")
    #expect(holds("swordfish", sandbox))
    let done = try sandbox.laptime("scrub", "-", "--format", "json", input: "swordfish\n")
    let outcome = try document(done.output)
    #expect(outcome["places"] as? Int == 3 && outcome["runs"] as? Int == 1, "\(done)")
    #expect(!done.output.contains("swordfish") && !holds("swordfish", sandbox))
    #expect(try sandbox.laptime("doctor").code == 0)
    #expect(
      try sandbox.laptime("scrub", "swordfish").output == "it stands nowhere; nothing was changed\n"
    )
  }

  @Test(arguments: ["", "a*", "ab", "[scrubbed]"])
  func `what stands everywhere is refused`(text: String) throws {
    let (sandbox, _) = try sandbox("x")
    #expect(try sandbox.laptime("scrub", text).code == 64)
  }

  @Test func `what was scrubbed does not come back by pull, from whomever`() throws {
    let (sandbox, _) = try sandbox("swordfish")
    try sandbox.run(["cp", "-R", ".laptime/history.db", "other.db"])
    for store in ["other.db", ".laptime/history.db"] {
      #expect(try sandbox.laptime("push", "share", "--store", store).code == 0)
    }
    try sandbox.laptime("scrub", "swordfish")
    for _ in 1...2 {
      for store in [".laptime/history.db", "other.db", "new.db"] {
        let synced = try sandbox.laptime("sync", "share", "--store", store)
        #expect(synced.code == 0, "\(synced.output)\(synced.errors)")
      }
    }
    let verified = try sandbox.laptime("remote", "verify", "share")
    #expect(
      verified.code == 0 && verified.output.contains("1 bundle in the remote went here"),
      "\(verified.output)\(verified.errors)")
    for store in [".laptime/history.db", "other.db", "new.db"] {
      let told = try sandbox.laptime(
        "query", "--format", "csv", "--store", store,
        input: "SELECT m.message, l.value FROM messages AS m, labels AS l")
      #expect(
        told.output.contains("\"no [scrubbed]\",[scrubbed]") && !told.output.contains("swordfish"),
        "\(store)")
    }
  }
}
