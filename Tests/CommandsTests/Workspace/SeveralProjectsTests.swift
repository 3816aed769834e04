import TestSupport
import Testing

/// One store may have the histories of several projects, of which each is judged alone.
struct SeveralProjectsTests {
  private let sandbox = Sandbox()
  private var store: [String: String] { ["LAPTIME_STORE": sandbox.path("h.db")] }

  private func git(_ folder: String, _ words: String...) throws {
    try sandbox.run(
      ["git", "-C", sandbox.path(folder), "-c", "user.name=a", "-c", "user.email=a@example.org"]
        + words)
  }

  /// A checkout with a commit.
  private func checkout(_ folder: String, origin: String?) throws {
    try sandbox.run(["git", "init", "-q", "-b", "main", sandbox.path(folder)])
    try sandbox.write("*.xml\n", to: "\(folder)/.gitignore")
    if let origin { try git(folder, "remote", "add", "origin", origin) }
    try commit(folder, "the first of \(folder)")
  }

  private func commit(_ folder: String, _ text: String) throws {
    try sandbox.write(text, to: "\(folder)/f")
    try git(folder, "add", ".")
    try git(folder, "commit", "-q", "-m", text)
  }

  private func laptime(_ folder: String, _ words: String...) throws -> ProgramResult {
    try sandbox.run(
      ["sh", "-c", "cd \"$0\" && exec \"$@\"", sandbox.path(folder), TestTools.laptime] + words,
      variables: store)
  }

  @discardableResult
  private func record(_ folder: String, _ test: String, isRed: Bool = false) throws -> ProgramResult
  {
    let failure = isRed ? "<failure message='no'/>" : ""
    try sandbox.write(
      "<testsuite><testcase classname='c' name='\(test)' time='1'>\(failure)</testcase>"
        + "<testcase classname='c' name='\(test)2' time='1'/></testsuite>", to: "\(folder)/j.xml")
    return try laptime(folder, "record", "j.xml")
  }

  @Test func `a test that two projects call alike is that of the checkout`() throws {
    try checkout("a", origin: "https://example.org/team/shop.git")
    try checkout("b", origin: "https://example.org/team/till.git")
    try record("a", "t")
    try record("b", "t")
    for folder in ["a", "b"] {
      let shown = try laptime(folder, "show", "c::t")
      #expect(shown.output.hasPrefix("c::t   new"), "\(folder): \(shown.output)\(shown.errors)")
      let flaky = try document(laptime(folder, "flaky", "c::t", "--format", "json").output)
      #expect((flaky["tests"] as? [Any])?.count == 1, "\(folder)")
      #expect(try laptime(folder, "tests", "--format", "csv").output.contains("c::t,new,"))
    }
  }

  @Test func `a checkout with another origin is a project of its own`() throws {
    try checkout("a", origin: "https://example.org/team/shop.git")
    try checkout("b", origin: "https://example.org/team/till.git")
    try record("a", "t")
    #expect(try laptime("b", "gate").code == 3, "no run is of it")
    let told = try record("b", "u", isRed: true)
    #expect(told.errors.contains("recorded as project till"), "\(told.errors)")
    let gate = try laptime("b", "gate")
    #expect(gate.code == 1 && !gate.output.contains("gone"), "\(gate.output)")
    #expect(try laptime("a", "gate").code == 0)
    try commit("a", "two")
    let newest = try laptime("a", "gate")
    #expect(newest.code == 0 && !newest.errors.contains("projects"), "\(newest.errors)")
    try record("a", "t")
    #expect(!(try laptime("a", "gate")).output.contains("gone"))
  }

  @Test func `a checkout that has the commits stays in its project under any name`() throws {
    try checkout("a", origin: nil)
    try record("a", "t")
    try git("a", "remote", "add", "origin", "https://example.org/team/other.git")
    try commit("a", "two")
    #expect(try record("a", "t").errors.isEmpty)
    #expect(try laptime("a", "gate").output.contains("missing-tests"))
  }

  @Test func `laptime.toml says which project is meant, and where nothing does it is told`() throws
  {
    for (folder, isRed) in [("c", false), ("d", true)] {
      try sandbox.run(["mkdir", sandbox.path(folder)])
      try sandbox.write("project = \"\(folder)\"\n", to: "\(folder)/laptime.toml")
      try record(folder, "t", isRed: isRed)
    }
    #expect(try laptime("c", "gate").code == 0)
    #expect(try laptime("d", "gate").code == 1)
    try sandbox.run(["mkdir", sandbox.path("e")])
    let unclear = try laptime("e", "gate")
    #expect(unclear.code == 1 && unclear.errors.contains("the projects c, d"), "\(unclear.errors)")
  }
}
