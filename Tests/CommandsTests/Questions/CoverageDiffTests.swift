import Foundation
import TestSupport
import Testing

struct CoverageDiffTests {
  private let sandbox = Sandbox()

  init() throws {
    try git("init", "-q", "-b", "main")
    // What programs say here lies in files of the folder while they run.
    try sandbox.write("*.xml\n.laptime/\n.*.in\n.*.out\n.*.err\n", to: ".gitignore")
    try sandbox.write(text(4), to: "cart.py")
    try sandbox.write("first\n", to: "README.md")
    try commit("first")
  }

  private func git(_ words: String...) throws {
    let result = try sandbox.run(
      ["git", "-c", "user.name=t", "-c", "user.email=t@example.org"] + words)
    #expect(result.code == 0, "\(words): \(result.errors)")
  }

  private func commit(_ subject: String) throws {
    try git("add", "--all")
    try git("commit", "-q", "-m", subject)
  }

  private func text(_ lines: Int) -> String { (1...lines).map { "x = \($0)\n" }.joined() }

  /// Records a run whose report has these lines of these files, those up to a number covered.
  private func record(
    _ files: [(name: String, lines: [Int], covered: Int)], _ options: String...
  ) throws {
    let classes = files.map { file in
      let lines = file.lines.map {
        "<line number='\($0)' hits='\($0 <= file.covered ? 1 : 0)'/>"
      }
      return
        "<class name='c' filename='\(file.name)'><methods/><lines>\(lines.joined())</lines></class>"
    }.joined()
    try sandbox.write(
      "<coverage version='7.1' line-rate='1' branch-rate='0' timestamp='1'><packages><package name='.'>"
        + "<classes>\(classes)</classes></package></packages></coverage>", to: "coverage.xml")
    try sandbox.write(
      "<testsuite name='pytest'><testcase classname='m' name='t' time='0.\(Int.random(in: 1...999_999))'/>"
        + "</testsuite>", to: "junit.xml")
    let result = try sandbox.run(
      [TestTools.laptime, "record", "junit.xml", "coverage.xml"] + options)
    #expect(result.code == 0, "\(result.errors)")
  }

  private func diff(_ words: String...) throws -> [String: Any] {
    let result = try sandbox.run(
      [TestTools.laptime, "coverage", "--diff"] + words + ["--format", "json"])
    #expect(result.code == 0, "\(result.errors)")
    return try document(result.output)
  }

  private func figures(_ document: [String: Any]) -> [Int?] {
    [document["lines_added"] as? Int, document["lines_covered"] as? Int]
  }

  @Test func `a branch is compared with what it shares with the trunk`() throws {
    try git("checkout", "-q", "-b", "topic")
    try sandbox.write(text(8) + "\n# said\n", to: "cart.py")
    try commit("topic")
    try git("checkout", "-q", "main")
    try sandbox.write(text(3), to: "other.py")
    try commit("meanwhile")
    try git("checkout", "-q", "topic")
    try record([("cart.py", Array(1...8), 6), ("other.py", [1, 2, 3], 0)])
    let document = try diff()
    #expect(figures(document) == [4, 2])
    #expect(document["percent"] as? Double == 50)
    #expect(document["schema"] as? Int == 1)
    let files = try #require(document["files"] as? [[String: Any]])
    #expect(files.map { $0["file"] as? String } == ["cart.py"])
    #expect(files.first?["missing"] as? [String] == ["7-8"])
    #expect(figures(try diff("main")) == [4, 2])
    #expect(figures(try diff("HEAD^")) == [4, 2])
    #expect(figures(try diff("topic")) == [0, 0])
  }

  @Test func `on the trunk the commit before is the base, of the first commit nothing`() throws {
    try record([("cart.py", [1, 2, 3, 4], 3)])
    #expect(figures(try diff()) == [4, 3])
    try sandbox.write(text(6), to: "cart.py")
    try commit("second")
    try record([("cart.py", Array(1...6), 5)])
    #expect(figures(try diff()) == [2, 1])
    #expect(figures(try diff("HEAD~1")) == [2, 1])
  }

  @Test func `uncommitted changes count where the run was of them`() throws {
    try git("checkout", "-q", "-b", "topic")
    try sandbox.write(text(5), to: "cart.py")
    try commit("topic")
    try sandbox.write(text(7), to: "cart.py")
    try sandbox.write(text(2), to: "new.py")
    try record([("cart.py", Array(1...7), 6), ("new.py", [1, 2], 1)])
    #expect(figures(try diff()) == [5, 3])
    // A run of the clean tree looks at the commit, whatever lies in the work tree now.
    try git("stash", "-q", "--include-untracked")
    try record([("cart.py", Array(1...5), 4)])
    try sandbox.write(text(9), to: "cart.py")
    #expect(figures(try diff()) == [1, 0])
  }

  @Test func `uncommitted changes on the trunk are a change of their own`() throws {
    try sandbox.write(text(6), to: "cart.py")
    try record([("cart.py", Array(1...6), 5)])
    #expect(figures(try diff()) == [2, 1])
    try commit("second")
    let late = try sandbox.laptime("coverage", "--diff")
    #expect(late.errors.contains("was of uncommitted changes"))
  }

  @Test func `source files that no report names are shown`() throws {
    try sandbox.write(text(2), to: "new.py")
    try sandbox.write("second\n", to: "README.md")
    try sandbox.write(text(5), to: "cart.py")
    try commit("second")
    try record([("/build/cart.py", Array(1...5), 5)])
    let document = try diff()
    #expect(figures(document) == [1, 1])
    let open = try #require(document["not_measured"] as? [[String: String]])
    #expect(open == [["file": "new.py", "why": "not in the report"]])
    let text = try sandbox.laptime("coverage", "--diff").output
    #expect(text.contains("100 % of the added lines are covered: 1 of 1"))
    #expect(text.contains("new.py  not in the report"))
    #expect(
      try sandbox.laptime("coverage", "--diff", "--format", "markdown").output.contains("| cart"))
    #expect(
      try sandbox.laptime("coverage", "--diff", "--format", "csv").output.contains("cart.py,1,1"))
  }

  @Test func `coverage of a second call counts`() throws {
    try sandbox.write(text(6), to: "cart.py")
    try commit("second")
    try record([("cart.py", Array(1...6), 5)])
    #expect(figures(try diff()) == [2, 1])
    try sandbox.write("SF:cart.py\nDA:6,1\nend_of_record\n", to: "second.xml")
    #expect(try sandbox.laptime("record", "second.xml").code == 0)
    #expect(figures(try diff()) == [2, 2])
  }

  @Test func `what is missing is told with what to do`() throws {
    #expect(try sandbox.laptime("coverage", "--diff").code == 66)
    try record([("cart.py", [1, 2], 1)])
    for (words, part) in [
      (["nowhere"], "git knows no commit nowhere"), (["--output=x"], "Unknown option"),
      (["--floor", "3"], "--floor does not go with --diff"),
    ] {
      let result = try sandbox.run([TestTools.laptime, "coverage", "--diff"] + words)
      #expect(result.code == 64 || result.code == 66)
      #expect(result.errors.contains(part), "\(result.errors)")
    }
    #expect(try sandbox.laptime("coverage", "main").code == 64)
    try record([("cart.py", [1, 2], 1)], "--commit", "feedfacefeedface")
    // The run of the commit at hand is there, and stays the one that is asked about.
    let own = try sandbox.laptime("coverage", "--diff")
    #expect(own.code == 0)
    #expect(own.errors.contains("was recorded last, of commit feedfacefeedface"))
    let foreign = try sandbox.laptime("coverage", "--diff", "--run", "latest")
    #expect(foreign.code == 66)
    #expect(foreign.errors.contains("commit feedfacefeedface, which git does not have here"))
  }

  @Test func `totals alone say that lines are needed`() throws {
    try record([("cart.py", [1, 2], 1)])
    try sandbox.write(
      "{\"data\":[{\"files\":[{\"filename\":\"cart.py\",\"summary\":{\"lines\":{\"count\":4,\"covered\":3}}}]}],"
        + "\"type\":\"llvm.coverage.json.export\",\"version\":\"2.0.1\"}", to: "totals.json")
    let late = try sandbox.laptime("record", "totals.json")
    #expect(late.errors.contains("cannot be united"), "\(late.errors)\(late.output)")
    let store = ["--store", "other.db"]
    let recorded = try sandbox.run(
      [TestTools.laptime, "record", "junit.xml", "totals.json"] + store)
    #expect(recorded.code == 0)
    let result = try sandbox.run([TestTools.laptime, "coverage", "--diff"] + store)
    #expect(result.code == 66)
    #expect(result.errors.contains("has no lines, only totals"), "\(result.errors)")
  }
}
