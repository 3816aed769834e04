import TestSupport
import Testing

/// Runs by which somebody had a part of the suite run.
struct PartOfSuiteTests {
  @Test func `a part that runs where all ran before is said to be one, of the same commit too`()
    throws
  {
    let sandbox = Sandbox()
    for name in ["one", "two"] {
      try sandbox.write("def test_\(name)(): pass\n", to: "test_\(name).py")
    }
    func run(_ commit: String, _ words: String...) throws -> ProgramResult {
      try sandbox.run(
        [TestTools.laptime, "run", "--no-probe", "--gate", "--commit", commit, "--branch", "main"]
          + ["--", TestTools.python, "-m", "pytest", "-q", "-p", "no:cacheprovider"] + words)
    }
    #expect(try run("c1").code == 0)
    for commit in ["c1", "c2"] {
      let part = try run(commit, "test_one.py")
      #expect(part.code == 0)
      #expect(part.errors.contains("only a part of the suite was run: test_one.py"), "\(part)")
    }
    let whole = try run("c3")
    #expect(whole.code == 0 && !whole.errors.contains("only a part"), "\(whole)")
  }
}
