import TestSupport
import Testing

/// A verdict says where it is not of the files at hand.
struct UnmeasuredChangesTests {
  private let sandbox = Sandbox()

  init() throws {
    try sandbox.run(["git", "init", "-q", "-b", "main"])
    try sandbox.write("1\n", to: "a.py")
    try sandbox.write("*.xml\n.laptime\n.*.in\n.*.out\n.*.err\n", to: ".gitignore")
    try sandbox.run(["git", "add", "."])
    try sandbox.run([
      "git", "-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-q", "-m", "one",
    ])
  }

  private func record(isRed: Bool = false) throws {
    let failure = isRed ? "<failure message='no'/>" : ""
    // Two executions never take just as long.
    let time = "0.00\(Int.random(in: 10000...99999))"
    try sandbox.write(
      "<testsuite><testcase classname='c' name='t' time='\(time)'>\(failure)</testcase></testsuite>",
      to: "j.xml")
    try sandbox.laptime("record", "j.xml")
  }

  private func told(_ code: Int32 = 0, _ variables: [String: String] = [:]) throws -> Bool {
    let gate = try sandbox.laptime("gate", "--format", "json", variables: variables)
    #expect(gate.code == code)
    let isTold = gate.errors.contains("did not measure, in ")
    #expect(gate.output.contains("did not measure, in ") == isTold)
    return isTold
  }

  @Test func `changes that no run was made with are told beside the verdict`() throws {
    try record()
    #expect(try !told())
    try sandbox.write("2\n", to: "a.py")
    #expect(try told())
    try record()
    #expect(try !told(), "they were measured")
    try sandbox.write("3\n", to: "a.py")
    #expect(try told())
    try sandbox.run(["git", "checkout", "-q", "a.py"])
    #expect(try !told())
    try sandbox.write("new\n", to: "b.py")
    #expect(try told(), "a new file of a kind that git tracks")
    try sandbox.run(["mv", sandbox.path("b.py"), sandbox.path("b.log")])
    #expect(try !told(), "what a tool may have left")
  }

  @Test func `a red run of other changes stays red and says so`() throws {
    try sandbox.write("2\n", to: "a.py")
    try record(isRed: true)
    #expect(try !told(1))
    try sandbox.write("3\n", to: "a.py")
    #expect(try told(1))
  }

  @Test func `what a CI changes its build made`() throws {
    try record()
    try sandbox.write("2\n", to: "a.py")
    #expect(try !told(0, ["CI": "true"]))
  }
}
