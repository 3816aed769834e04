import History
import Runners
import Testing

struct TestNamesTests {
  private func name(_ runner: any Runner, _ test: TestIdentity, files: Set<String> = []) -> String {
    runner.names(of: [test], isFile: files.contains).joined()
  }

  @Test func `pytest takes node ids, with or without the file in the report`() {
    let named = TestIdentity(
      file: "tests/unit/test_cart.py", className: "tests.unit.test_cart.TestCart",
      name: "test_a[x::y]")
    #expect(name(Pytest(), named) == "tests/unit/test_cart.py::TestCart::test_a[x::y]")
    let bare = TestIdentity(className: "tests.unit.test_cart.TestCart", name: "test_a")
    let files: Set = ["tests/unit/test_cart.py"]
    #expect(name(Pytest(), bare, files: files) == "tests/unit/test_cart.py::TestCart::test_a")
    #expect(name(Pytest(), bare) == "tests/unit/test_cart.py::TestCart::test_a")
    let function = TestIdentity(className: "tests.test_x", name: "test_b")
    #expect(name(Pytest(), function, files: ["tests/test_x.py"]) == "tests/test_x.py::test_b")
  }

  @Test func `swift takes one regular expression for all, with what encloses a test in any depth`()
  {
    let cart = TestIdentity(className: "ShopTests.CartTests", name: "total(of:)")
    #expect(name(SwiftTest(), cart) == "^ShopTests[./]CartTests[./]total\\(of:\\)(/|$)")
    let plain = TestIdentity(className: "ShopTests.OldTests", name: "testSum")
    #expect(
      SwiftTest().names(of: [cart, plain]) { _ in false } == [
        "^ShopTests[./]CartTests[./]total\\(of:\\)(/|$)|^ShopTests[./]OldTests[./]testSum(/|$)"
      ])
  }

  @Test func `go takes a sub-test alone, and of several the tests that hold them`() {
    let sub = TestIdentity(className: "example.com/shop", name: "TestCart/a+b")
    #expect(name(GoTest(), sub) == "^TestCart$/^a\\+b$")
    let other = TestIdentity(className: "example.com/shop", name: "TestCart/c")
    let third = TestIdentity(className: "example.com/shop", name: "TestSum")
    #expect(
      GoTest().names(of: [sub, other, third]) { _ in false } == ["^(TestCart|TestSum)$"])
  }

  @Test func `of no tests nothing is printed, for an empty pattern would be all tests`() {
    for runner in RunnerList.all { #expect(runner.names(of: []) { _ in false } == []) }
  }
}
