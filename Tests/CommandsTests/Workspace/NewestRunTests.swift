import TestSupport
import Testing

/// The run of the commit at hand is the one that began last of it: neither the order of recording nor changes that
/// are gone make another of it.
struct NewestRunTests {
  private let sandbox = Sandbox()

  init() throws {
    try sandbox.write("1\n", to: "a.py")
    try sandbox.write("*.xml\n.laptime\n.*.in\n.*.out\n.*.err\n", to: ".gitignore")
    try git("init", "-q", "-b", "main")
    try git("add", ".")
    try commit()
  }

  private func git(_ arguments: String...) throws {
    try sandbox.run(
      ["git", "-c", "user.name=a", "-c", "user.email=a@example.org"] + arguments)
  }

  private func commit() throws {
    try sandbox.run([
      "env", "GIT_AUTHOR_DATE=2026-01-05T10:00:00Z", "GIT_COMMITTER_DATE=2026-01-05T10:00:00Z",
      "git", "-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-q", "--allow-empty",
      "-m", "one",
    ])
  }

  private var head: String {
    get throws { try sandbox.run(["git", "rev-parse", "HEAD"]).output.trimmed }
  }

  private var ci: [String: String] {
    get throws {
      ["GITHUB_ACTIONS": "true", "GITHUB_SHA": try head, "GITHUB_REF_NAME": "main"]
    }
  }

  private func report(at minute: Int, isRed: Bool = false) -> String {
    let time = minute < 10 ? "0\(minute)" : "\(minute)"
    let failure = isRed ? "<failure message='no'/>" : ""
    let cases = (1...4).map { number in
      "<testcase classname='c' name='t\(number)' time='0.\(minute + 10)\(number)457'>"
        + "\(number == 3 ? failure : "")</testcase>"
    }
    return "<testsuite name='s' timestamp='2026-01-05T10:\(time):00'>\(cases.joined())</testsuite>"
  }

  @discardableResult
  private func record(
    at minute: Int, isRed: Bool = false, _ options: String..., variables: [String: String] = [:]
  ) throws -> ProgramResult {
    try sandbox.write(report(at: minute, isRed: isRed), to: "j.xml")
    return try sandbox.run(
      [TestTools.laptime, "record", "j.xml"] + options, variables: variables)
  }

  private func gates() throws -> [ProgramResult] {
    [
      try sandbox.laptime("gate"), try sandbox.laptime("gate", "--commit", "HEAD"),
      try sandbox.laptime("gate", variables: try ci),
    ]
  }

  @Test func `a pass that began before a failure and was recorded after it turns nothing green`()
    throws
  {
    try record(at: 9, isRed: true)
    try record(at: 4)
    for gate in try gates() { #expect(gate.code == 1, "\(gate.output)") }
    try record(at: 12)
    for gate in try gates() { #expect(gate.code == 0, "\(gate.output)") }
  }

  @Test func `a failure that began first and was recorded last is told beside the later pass`()
    throws
  {
    try record(at: 9)
    try record(at: 4, isRed: true)
    for gate in try gates() { #expect(gate.errors.contains("red and not judged")) }
  }

  @Test func `an attempt that began before the failure is refused`() throws {
    try record(at: 9, isRed: true)
    let early = try record(at: 4, "--attempt-of", "latest")
    #expect(early.code == 66 && early.errors.contains("is no retry"))
    #expect(try sandbox.laptime("gate").code == 1)
    #expect(try record(at: 12, "--attempt-of", "latest").code == 0)
    #expect(try sandbox.laptime("gate").code == 0)
  }

  @Test func `a pass with changes that are gone is none of the commit, with or without CI`() throws
  {
    try record(at: 5, isRed: true)
    try sandbox.write("fix\n", to: "new.py")
    try record(at: 9)
    #expect(try sandbox.laptime("gate").code == 0, "the changes are there")
    try sandbox.run(["rm", "new.py"])
    try sandbox.write("what a tool left", to: "left.behind")
    for gate in try gates() {
      #expect(gate.code == 1, "\(gate.output)")
      #expect(gate.errors.contains("was made with changes that are not here any more"))
    }
    try sandbox.write("2\n", to: "a.py")
    try record(at: 12)
    #expect(try sandbox.laptime("gate").code == 0)
    try git("checkout", "-q", "a.py")
    for gate in try gates() { #expect(gate.code == 1, "\(gate.output)") }
  }

  @Test func `a failure with changes that are gone is none of the commit, which is said`() throws {
    try record(at: 5)
    try sandbox.write("2\n", to: "a.py")
    try record(at: 9, isRed: true)
    #expect(try sandbox.laptime("gate").code == 1)
    try git("checkout", "-q", "a.py")
    for gate in try gates() {
      #expect(gate.code == 0 && gate.errors.contains("red and not judged"), "\(gate.errors)")
    }
  }

  @Test func `where only a run with changes is there it is judged, and said to be one`() throws {
    try sandbox.write("2\n", to: "a.py")
    try record(at: 9, isRed: true)
    try git("checkout", "-q", "a.py")
    for gate in try gates() {
      #expect(gate.code == 1 && gate.errors.contains("was made with changes"), "\(gate.errors)")
    }
  }

  @Test func `changes that a CI's build makes are no work of somebody's`() throws {
    let ci = try ci
    try record(at: 5, isRed: true, variables: ci)
    try sandbox.write("2\n", to: "a.py")
    try record(at: 9, variables: ci)
    try git("checkout", "-q", "a.py")
    #expect(try sandbox.laptime("gate", variables: ci).code == 0)
  }

  @Test func `a run of another commit that is recorded late takes no place of the one at hand`()
    throws
  {
    let old = try head
    try sandbox.write("2\n", to: "a.py")
    try git("add", ".")
    try commit()
    try record(at: 5, isRed: true)
    try record(at: 9, "--commit", old)
    let own = try sandbox.laptime("gate")
    #expect(own.code == 1 && own.errors.contains("was recorded last, of commit"), "\(own.errors)")
    try sandbox.write("3\n", to: "a.py")
    try git("add", ".")
    try commit()
    let gate = try sandbox.laptime("gate")
    #expect(gate.code == 0 && gate.errors.contains("is checked out"), "\(gate.errors)")
  }

  @Test func `attempts are of a run with the same changes and of no other`() throws {
    func attempt(at minute: Int) throws -> ProgramResult {
      try record(at: minute, "--attempt-of", "latest")
    }
    try sandbox.write("2\n", to: "a.py")
    try sandbox.write("1\n", to: "new.py")
    try record(at: 5, isRed: true)
    try sandbox.write("3\n", to: "a.py")
    let other = try attempt(at: 9)
    #expect(other.code == 64 && other.errors.contains("with other changes than"), "\(other.errors)")
    try git("checkout", "-q", "a.py")
    try sandbox.run(["rm", "new.py"])
    let gone = try attempt(at: 9)
    #expect(gone.code == 64 && gone.errors.contains("changes that are gone"), "\(gone.errors)")
    #expect(try sandbox.laptime("gate").code == 1)
    try sandbox.write("2\n", to: "a.py")
    try sandbox.write("1\n", to: "new.py")
    #expect(try attempt(at: 9).code == 0)
    #expect(try sandbox.laptime("gate").code == 0)
  }

  @Test func `what CI names and what is checked out are two sources, which is said`() throws {
    let main = try ci
    #expect(try !record(at: 2, variables: main).errors.contains("checked out"))
    try sandbox.write("2\n", to: "a.py")
    try git("add", ".")
    try commit()
    let other = try record(at: 4, isRed: true, variables: main)
    #expect(other.errors.contains("is checked out, which is what was tested"))
    #expect(try sandbox.laptime("gate", variables: main).code == 1)
    try git("checkout", "-q", "HEAD~1")
    try record(at: 6, variables: main)
    let runs = try sandbox.laptime(
      "query", "--format", "csv", input: "SELECT key FROM runs ORDER BY id")
    let red = runs.output.split(separator: "\n")[2]
    #expect(
      try sandbox.laptime("gate", "--run", String(red)).code == 1, "no pass elsewhere forgives")
  }
}
