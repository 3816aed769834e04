import History
import Runners
import Testing

/// What a report calls a test never becomes an option, a file of options or a path out of the project.
struct NameableTests {
  private func nameable(
    _ tests: [TestIdentity], _ runner: any Runner, files: Set<String> = []
  ) -> [TestIdentity] {
    runner.nameable(tests, isFile: files.contains)
  }

  private static let hostile = [
    TestIdentity(file: "--basetemp=/home", name: "x"), TestIdentity(file: "-p", name: "x"),
    TestIdentity(file: "@arguments.txt", name: "x"), TestIdentity(file: "/etc/evil.py", name: "x"),
    TestIdentity(file: "../evil.py", name: "x"), TestIdentity(file: "a/../../evil.py", name: "x"),
    TestIdentity(file: "tests/test_a.py", name: "x\u{0}y"),
  ]

  @Test(arguments: hostile)
  func `pytest is told of no option, no file of options and no path outside`(test: TestIdentity) {
    let good = TestIdentity(file: "tests/test_a.py", className: "tests.test_a", name: "b[-x/../y]")
    #expect(nameable([test, good], Pytest()) == [good])
    #expect(nameable([test], Pytest()).isEmpty)
    let rerun = RerunCommand(command: ["pytest", "-q"], template: nil) { _ in false }
    #expect(
      rerun.command(for: [test, good], Pytest())
        == ["pytest", "-q", "tests/test_a.py::b[-x/../y]"])
    #expect(rerun.command(for: [test], Pytest()) == nil)
    #expect(rerun.unnameable([test, good], Pytest()) == [test])
  }

  @Test func `a file that is gone does not keep pytest from the others`() {
    let tests = ["tests/test_a.py", "tests/test_gone.py"].map { TestIdentity(file: $0, name: "x") }
    #expect(nameable(tests, Pytest(), files: ["tests/test_a.py"]) == [tests[0]])
    // Nobody knows here what is there.
    #expect(nameable(tests, Pytest()) == tests)
  }

  @Test(arguments: [
    "-toolexec=/tmp/evil", "-args", "/etc/evil", "../evil", "./...", "all...", "evil.go", "a@v1",
    "a\u{0}b", "",
  ])
  func `go is told of packages alone`(package: String) {
    let test = TestIdentity(className: package, name: "TestX")
    let good = TestIdentity(className: "example.com/shop", name: "TestY")
    #expect(nameable([test, good], GoTest()) == [good])
    let rerun = RerunCommand(command: ["go", "test", "./..."], template: nil) { _ in false }
    #expect(
      rerun.command(for: [test, good], GoTest())
        == ["go", "test", "-run", "^TestY$", "-count=1", "example.com/shop"])
  }

  @Test(arguments: ["-f", "a/b.py", "a.py", "a b", "-x.y", "a..b", "a.1b", "x\u{0}", ""])
  func `unittest is told of names alone`(name: String) {
    let test = TestIdentity(name: name)
    let good = TestIdentity(className: "tests.test_ä.TestB", name: "test_c")
    #expect(nameable([test, good], Unittest()) == [good])
  }

  @Test(arguments: RunnerList.takingTests.map(\.name))
  func `no runner is told of a name that is cut off or begins as an option does`(name: String)
    throws
  {
    let runner = try #require(RunnerList.all.first { $0.name == name })
    let tests = ["a\u{0}b", "--option", "fine"].map { TestIdentity(name: $0) }
    let words = runner.names(of: runner.nameable(tests) { _ in false }) { _ in false }
    #expect(!words.contains { $0.hasPrefix("-") || $0.utf8.contains(0) }, "\(words)")
    #expect(words.contains { $0.contains("fine") })
  }

  @Test func `a template gets no word that is an option`() {
    let tests = [TestIdentity(name: "--rm"), TestIdentity(name: "fine")]
    let rerun = RerunCommand(command: ["make"], template: "npm test -- {tests}") { _ in false }
    #expect(
      rerun.command(for: tests, PlainIDs()) == ["sh", "-c", "npm test -- \"$@\"", "sh", "fine"])
  }
}
