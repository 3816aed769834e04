import TestSupport
import Testing

/// Where and how the command that a run was made by is typed again.
struct PlaceOfCommandTests {
  @Test func `a step that runs tests again begins in the folder that they were run in`() throws {
    let sandbox = Sandbox()
    try sandbox.run(["git", "init", "-q", "-b", "main"])
    try sandbox.run(["mkdir", "-p", "one", "two"])
    try sandbox.write("def test_one(): assert False\n", to: "one/test_one.py")
    let store = sandbox.path("history.db")
    func steps(in folder: String) throws -> [Substring] {
      let words = ["sh", "-c", "cd \(folder) && \"$0\" \"$@\"", TestTools.laptime]
      let gate = try sandbox.run(words + ["gate", "--store", store])
      return gate.output.split(separator: "\n").filter { $0.contains("→") }
    }
    try sandbox.run([
      "sh", "-c", "cd one && \"$0\" \"$@\"", TestTools.laptime, "run", "--store", store,
      "--no-probe", "--", TestTools.python, "-m", "pytest", "-q",
    ])
    #expect(try steps(in: "one").allSatisfy { $0.contains("→ laptime run") })
    #expect(try steps(in: ".").allSatisfy { $0.contains("→ cd one && laptime run") })
    #expect(try steps(in: "two").allSatisfy { $0.contains("→ cd ../one && laptime run") })
    #expect(try !steps(in: "two").isEmpty)
  }
}
