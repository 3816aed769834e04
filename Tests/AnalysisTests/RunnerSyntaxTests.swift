import Analysis
import History
import Testing

struct RunnerSyntaxTests {
  private func name(_ syntax: RunnerSyntax, _ test: TestIdentity, files: Set<String> = []) -> String
  {
    syntax.name(of: test, isFile: files.contains)
  }

  @Test func `pytest takes node ids, with or without the file in the report`() {
    let named = TestIdentity(
      file: "tests/unit/test_cart.py", group: "tests.unit.test_cart.TestCart", name: "test_a[x::y]")
    #expect(name(.pytest, named) == "tests/unit/test_cart.py::TestCart::test_a[x::y]")
    let bare = TestIdentity(group: "tests.unit.test_cart.TestCart", name: "test_a")
    let files: Set = ["tests/unit/test_cart.py"]
    #expect(name(.pytest, bare, files: files) == "tests/unit/test_cart.py::TestCart::test_a")
    #expect(name(.pytest, bare) == "tests/unit/test_cart.py::TestCart::test_a")
    let function = TestIdentity(group: "tests.test_x", name: "test_b")
    #expect(name(.pytest, function, files: ["tests/test_x.py"]) == "tests/test_x.py::test_b")
  }

  @Test func `swift and go take regular expressions in which names are letters alone`() {
    let swift = TestIdentity(group: "ShopTests.CartTests", name: "total(of:)")
    #expect(name(.swift, swift) == "ShopTests\\.CartTests/total")
    let go = TestIdentity(group: "example.com/shop", name: "TestCart/a+b")
    #expect(name(.go, go) == "^TestCart$/^a\\+b$")
  }
}
