import History
import Testing

struct TestIdentityNodeTests {
  @Test(arguments: [
    ("tests/unit/test_cart.py", "tests.unit.test_cart", "test_total[2]"),
    ("tests/unit/test_cart.py", "tests.unit.test_cart.TestCart", "test_total"),
    ("test_a.py", "test_a.TestA.TestInner", "test_x[a::b.py::c]"), ("t.py", "t", "test_x[]"),
  ])
  func `a node id is what pytest prints, and means the id again`(
    file: String, className: String, name: String
  ) {
    let test = TestIdentity(file: file, className: className, name: name)
    let holders = className.dropFirst(file.count - 3).split(separator: ".").map(String.init)
    #expect(test.node == ([file] + holders + [name]).joined(separator: "::"))
    #expect(test.node.flatMap(TestIdentity.id(ofNode:)) == test.id)
    #expect(TestIdentity.id(ofNode: "./" + (test.node ?? "")) == test.id)
  }

  @Test func `without a file, or with one of another runner, the id is shown`() {
    let tests = [
      TestIdentity(className: "tests.test_a", name: "test_x"),
      TestIdentity(file: "src/a.test.js", className: "a", name: "adds"),
      TestIdentity(file: "tests/test_a.py", className: "TestA", name: "test_x"),
      TestIdentity(file: "tests/test_a.py", name: "test_x"),
      TestIdentity(file: "a.py", container: "a.py", className: "a", name: "x"),
    ]
    for test in tests { #expect(test.node == nil && test.shown == test.id) }
  }

  @Test func `what is no node id means no id`() {
    for text in [
      "test_x", "tests.unit.test_cart::test_total", "a.pyc::x", "", "[x.py::y]", "x.python",
    ] {
      #expect(TestIdentity.id(ofNode: text) == nil, "\(text)")
    }
    #expect(TestIdentity.id(ofNode: "tests/unit/test_cart.py") == "tests.unit.test_cart")
  }
}
