import History
import Testing

struct IdentityTests {
  @Test func `a test's id is its class, else its file, and its name`() {
    #expect(TestIdentity(file: "a.py", className: "a.A", name: "t").id == "a.A::t")
    #expect(TestIdentity(file: "a.py", name: "t").id == "a.py::t")
    #expect(TestIdentity(name: "t").id == "t")
  }

  @Test func `the file is no part of a test that has a class`() {
    let named = TestIdentity(file: "a.py", className: "a.A", name: "t")
    #expect(named.key == TestIdentity(className: "a.A", name: "t").key)
    #expect(TestIdentity(file: "a.py", name: "t").key != TestIdentity(file: "b.py", name: "t").key)
  }

  @Test func `a container makes two tests of one class and name, each with an id of its own`() {
    let cart = TestIdentity(container: "cart.test.js", className: "form", name: "validates")
    let order = TestIdentity(container: "order.test.js", className: "form", name: "validates")
    #expect(cart.id == "cart.test.js::form::validates")
    #expect(cart.key != order.key)
    #expect(cart.key != TestIdentity(className: "form", name: "validates").key)
    let bare = TestIdentity(file: "a.js", container: "a.js", name: "validates")
    #expect(bare.id == "a.js::validates")
    #expect(bare.key == TestIdentity(file: "a.js", name: "validates").key)
  }

  @Test func `what changes from run to run is no part of the key, and shown`() {
    let names = ["t[<A at 0x7f3a1c0b2d30>]", "t[<A at 0x7fffeeb01230>]"]
    let tests = names.map { TestIdentity(className: "/tmp/tmpa81kk2/x", name: $0) }
    #expect(tests[0].key == tests[1].key)
    #expect(tests.map(\.id) == names.map { "/tmp/tmpa81kk2/x::\($0)" })
    #expect(TestKey(tests[0]).isMasked)
    #expect(!TestKey(TestIdentity(className: "a", name: "t[1]")).isMasked)
    #expect(TestIdentity(name: "t[1]").key != TestIdentity(name: "t[2]").key)
  }

  @Test func `without containers and changing parts keys are what they always were`() {
    let test = TestIdentity(file: "a.py", className: "tests.test_a.A", name: "test[1]")
    #expect(test.key == -4_543_863_593_422_552_356)
    #expect(test.key == TestKey.former(test))
  }

  @Test func `class and name do not run into each other`() {
    let keys = [("a", "bc"), ("ab", "c"), ("abc", ""), ("", "abc")].map {
      TestIdentity(className: $0.0, name: $0.1).key
    }
    #expect(Set(keys).count == 4)
  }

  @Test(arguments: [("1/1", 1, 1), ("2/3", 2, 3), ("10000/10000", 10_000, 10_000)])
  func `a shard is the i-th of n`(text: String, index: Int, total: Int) {
    #expect(Shard(text) == Shard(index: index, total: total))
  }

  @Test(arguments: ["", "1", "0/1", "2/1", "1/0", "-1/2", "1/10001", "a/b", "1/2/3", "1//2"])
  func `what is no shard is none`(text: String) { #expect(Shard(text) == nil) }
}
