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

  /// A test, the runner, the command of all, and that of the test alone.
  private static let alone: [(TestIdentity, any Runner, String, String)] = [
    (
      TestIdentity(file: "a.js", container: "a.js", className: "shop cart", name: "adds (2)"),
      Mocha(), "npx mocha -g x --bail a.js", "npx mocha --grep ^(shop cart adds \\(2\\))$ a.js"
    ),
    (
      TestIdentity(name: "unit.cart"), CTest(), "ctest --test-dir build -R x -j 4",
      "ctest -R ^(unit\\.cart)$ --test-dir build -j 4"
    ),
    (
      TestIdentity(file: "a.cpp", container: "a.cpp", className: "All/Shop", name: "Adds/0"),
      GoogleTest(), "./shop --gtest_filter=Shop.* --gtest_shuffle",
      "env GTEST_FILTER=All/Shop.Adds/0 ./shop --gtest_shuffle"
    ),
    (
      TestIdentity(className: "Tests.ShopTest", name: "testA with data set \"a/b\""), PHPUnit(),
      "vendor/bin/phpunit --filter=x --stop-on-failure tests",
      "vendor/bin/phpunit --filter /^(Tests[.\\\\]ShopTest::testA with data set \"a\\/b\")$/ tests"
    ),
    (
      TestIdentity(className: "shop.bats", name: "adds \"$x\""), Bats(), "bats -r -f x test",
      "bats --filter ^(adds \\\\?\"\\\\?\\$x\\\\?\")$ -r test"
    ),
    (
      TestIdentity(
        file: "spec/a_spec.rb", container: "spec/a_spec.rb", className: "Shop > #add", name: "adds"),
      RSpec(), "bundle exec rspec --fail-fast -e x spec",
      "bundle exec rspec --example-matches ^((Shop ?#add ?)?adds)$ spec"
    ),
    (
      TestIdentity(file: "a.feature", className: "shop", name: "rows -- @1.2 a"), Behave(),
      "python -m behave --stop -n x features",
      "python -m behave --name ^(rows -- @1\\.2 a)$ features"
    ),
    (
      TestIdentity(file: "tests/test_a.py", name: "good"), Prove(),
      "prove -I lib -l -j 4 t/a.t t :: --own", "prove -I lib -l -j 4 tests/test_a.py :: --own"
    ),
    (
      TestIdentity(container: "shop src/lib.rs", className: "cart::tests", name: "adds"), Cargo(),
      "cargo test --workspace -- --nocapture",
      "cargo test --no-fail-fast --workspace -- --exact cart::tests::adds --nocapture"
    ),
    (
      TestIdentity(className: "src/lib.rs", name: "Cart (line 3)"), Cargo(), "cargo test",
      "cargo test --no-fail-fast -- --exact src/lib.rs - Cart (line 3)"
    ),
    (
      TestIdentity(className: "shop", name: "cart::tests::adds"), Cargo(),
      "cargo nextest run -E x --release",
      "cargo nextest run -E test(=cart::tests::adds) --release"
    ),
  ]

  @Test(arguments: alone.indices)
  func `runners that take names are told a test in their own way`(index: Int) {
    let (test, runner, all, one) = Self.alone[index]
    let files: Set = ["tests/test_a.py", "t", "t/a.t"]
    let rerun = RerunCommand(
      command: all.split(separator: " ").map(String.init), template: nil, isFile: files.contains)
    #expect(rerun.command(for: [test], runner)?.joined(separator: " ") == one)
  }

  @Test func `words behind a script do not reach the runner in it`() {
    for script in ["rspec", "prove", "mocha", "pytest"] {
      let rerun = RerunCommand(command: ["sh", "-c", script], template: nil) { _ in true }
      let test = TestIdentity(file: "t/a.t", className: "Shop", name: "adds")
      for runner in RunnerList.all { #expect(rerun.command(for: [test], runner) == nil) }
    }
  }

  @Test func `what stands for no test, or for another one, is not named`() {
    let rerun = RerunCommand(command: ["./shop"], template: nil) { _ in false }
    let hook = TestIdentity(className: "shop", name: "\"before each\" hook for \"adds\"")
    #expect(rerun.unnameable([hook], Mocha()) == [hook])
    let wide = TestIdentity(className: "Shop", name: "*")
    #expect(rerun.unnameable([wide], GoogleTest()) == [wide])
    let gone = TestIdentity(file: "t/gone.t", name: "1")
    #expect(rerun.unnameable([gone], Prove()) == [gone])
    let elsewhere = TestIdentity(container: "2", name: "unit")
    #expect(rerun.unnameable([elsewhere], CTest()) == [elsewhere])
    let line = TestIdentity(className: "Shop", name: "example at ./spec/a_spec.rb:3")
    let made = TestIdentity(className: "Shop", name: "is expected to eq 3")
    #expect(rerun.unnameable([line, made], RSpec()) == [line, made])
    #expect(
      RerunCommand(command: ["/usr/bin/make", "test"], template: nil) { _ in false }
        .command(for: [TestIdentity(className: "Shop", name: "Adds")], GoogleTest()) == nil)
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
