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
