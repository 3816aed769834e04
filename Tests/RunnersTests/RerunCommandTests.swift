import History
import Runners
import TestSupport
import Testing

struct RerunCommandTests {
  private let file = TestIdentity(
    file: "tests/test_a.py", className: "tests.test_a.TestB", name: "test_c[x y]")

  private func command(
    _ words: String..., runner: any Runner = Pytest(), tests: [TestIdentity]? = nil,
    template: String? = nil
  ) -> [String]? {
    let files: Set = ["tests", "tests/unit", "tests/test_a.py", "setup.cfg", "."]
    let rerun = RerunCommand(command: words, template: template, isFile: files.contains)
    return rerun.command(for: tests ?? [file], runner)
  }

  @Test func `pytest runs node ids with the same options and without other paths`() {
    let id = "tests/test_a.py::TestB::test_c[x y]"
    #expect(
      command("python", "-m", "pytest", "-q", "tests/unit", "-n", "2")
        == ["python", "-m", "pytest", "-q", "-n", "2", id])
    #expect(
      command("venv/bin/pytest", "-c", "setup.cfg", "--ignore", "tests", "tests/test_a.py::x", "-x")
        == ["venv/bin/pytest", "-c", "setup.cfg", "--ignore", "tests", id])
    #expect(command("pytest", "--maxfail", "1", "--maxfail=2", ".") == ["pytest", id])
    #expect(command("make", "test") == nil)
  }

  @Test func `swift and go run a pattern instead of their own`() {
    let swift = TestIdentity(className: "ShopTests.CartTests", name: "total()")
    #expect(
      command(
        "swift", "test", "--filter", "Shop", "--parallel", runner: SwiftTest(), tests: [swift])
        == [
          "swift", "test", "--parallel", "--filter", "^ShopTests[./]CartTests[./]total\\(\\)(/|$)",
        ])
    let printed = TestIdentity(className: "CartTests", name: "testTotal")
    #expect(
      command("swift", "test", runner: SwiftTest(), tests: [printed])
        == ["swift", "test", "--filter", "^([^./]+[.])?CartTests[./]testTotal(/|$)"])
    let go = TestIdentity(className: "example.com/shop", name: "TestA")
    #expect(
      command("go", "test", "-json", "-run=X", "./...", runner: GoTest(), tests: [go])
        == ["go", "test", "-run", "^TestA$", "-count=1", "-json", "example.com/shop"])
    #expect(
      command("gotestsum", "--junitfile", "r.xml", runner: GoTest(), tests: [go])
        == [
          "gotestsum", "--junitfile", "r.xml", "--", "-run", "^TestA$", "-count=1",
          "example.com/shop",
        ])
  }

  @Test func `node is given the names as patterns behind its option`() {
    let tests = ["adds (twice)", "counts"].map { TestIdentity(className: "test", name: $0) }
    #expect(
      command("node", "--import", "x.mjs", "--test", "a.test.js", runner: NodeTest(), tests: tests)
        == [
          "node", "--import", "x.mjs", "--test", "--test-name-pattern=(^| )adds \\(twice\\)$",
          "--test-name-pattern=(^| )counts$", "a.test.js",
        ])
    #expect(command("npm", "test", runner: NodeTest(), tests: tests) == nil)
  }

  @Test func `a template gets the tests as words that a shell does not look into`() throws {
    let hostile = TestIdentity(className: "a", name: "b; touch stolen $(touch stolen)")
    let words = try #require(
      command("make", runner: PlainIDs(), tests: [hostile], template: "printf '%s' {tests}"))
    let sandbox = Sandbox()
    #expect(try sandbox.run(words).output == "a::b; touch stolen $(touch stolen)")
    #expect(sandbox.bytes(of: "stolen") == nil)
    #expect(command("make", runner: PlainIDs()) == nil)
  }

  @Test func `a command that is not the runner's is left alone`() {
    for command in [["make", "test"], ["sh", "-c", "swift test"], ["go", "vet"], []] {
      for runner in RunnerList.all {
        #expect(runner.command(command, only: [file]) { _ in false } == nil)
      }
    }
  }
}
