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

  @Test func `no later run is judged against a part of the suite`() throws {
    let sandbox = Sandbox()
    try sandbox.write("def test_one(): pass\ndef test_gone(): pass\n", to: "test_one.py")
    try sandbox.write("def test_two(): pass\n", to: "test_two.py")
    let recorded = try sandbox.run(Self.run("c1")).errors
    let first = try #require(recorded.firstMatch(of: /recorded run ([0-9a-f]{8})/)?.1)
    let part = try sandbox.run(Self.run("c2") + ["test_two.py"])
    #expect(part.errors.contains("a part of the suite"), "\(part)")
    let status = try sandbox.laptime("status")
    #expect(!status.output.contains("1 test:"), "\(status)")
    try sandbox.write("def test_one(): pass\n", to: "test_one.py")
    let whole = try sandbox.run(Self.run("c3"))
    #expect(whole.errors.contains("1 test of \(first) gone (33.33 %"), "\(whole)")
  }

  @Test func `what is chosen ten times in a row is what the suite has become`() throws {
    let sandbox = Sandbox()
    for name in ["one", "two"] {
      try sandbox.write("def test_\(name)(): pass\n", to: "test_\(name).py")
    }
    try sandbox.run(Self.run("c"))
    var parts: [Bool] = []
    for _ in 1...11 {
      let part = try sandbox.run(Self.run("c") + ["test_two.py"])
      parts.append(part.errors.contains("a part of the suite"))
    }
    #expect(parts == Array(repeating: true, count: 10) + [false])
  }

  @Test func `words that nobody knows make a part where all of it is of the suite`() throws {
    let sandbox = Sandbox()
    try sandbox.write("def test_one(): pass\n", to: "test_one.py")
    try sandbox.write("def test_two(): pass\n", to: "test_two.py")
    func isPart(_ words: String) throws -> Bool {
      let run = [TestTools.laptime, "run", "--no-probe", "--branch", "main", "--commit", "c", "--"]
      return try sandbox.run(run + ["sh", "-c", words]).errors.contains("a part of the suite")
    }
    let pytest = "\(TestTools.python) -m pytest -q -p no:cacheprovider"
    #expect(try !isPart(pytest))
    #expect(try isPart("\(pytest) test_one.py"))
    #expect(try !isPart("\(pytest) -v"))
    try sandbox.write("def test_new(): pass\n", to: "test_new.py")
    #expect(try !isPart("\(pytest) test_new.py"))
  }

  @Test func `what was there while somebody was at work is not lost by going back`() throws {
    let sandbox = Sandbox()
    for words in [["init", "-q", "-b", "main"], ["config", "user.email", "a@b"]] {
      try sandbox.run(["git"] + words)
    }
    try sandbox.write("def test_one(): pass\n", to: "test_one.py")
    try sandbox.run(["git", "add", "test_one.py"])
    try sandbox.run(["git", "-c", "user.name=a", "commit", "-qm", "one"])
    try sandbox.write("*\n", to: ".git/info/exclude")
    let words = [
      TestTools.laptime, "run", "--no-probe", "--gate", "--", TestTools.python, "-m", "pytest",
      "-q",
      "-p", "no:cacheprovider",
    ]
    #expect(try sandbox.run(words).code == 0)
    try sandbox.write("def test_one(): pass\ndef test_two(): pass\n", to: "test_one.py")
    #expect(try sandbox.run(words).code == 0)
    try sandbox.run(["git", "checkout", "-q", "test_one.py"])
    let back = try sandbox.run(words)
    #expect(back.code == 0, "\(back)")
  }

  private static func run(_ commit: String) -> [String] {
    [
      TestTools.laptime, "run", "--no-probe", "--gate", "--commit", commit, "--branch", "main",
      "--",
      TestTools.python, "-m", "pytest", "-q", "-p", "no:cacheprovider",
    ]
  }
}
