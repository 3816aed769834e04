import History
import Testing

@testable import Reports

@Suite struct PytestNodeIDTests {
  @Test(arguments: [
    ("tests/unit/test_x.py::TestY::test_z[p]", "tests.unit.test_x.TestY", "test_z[p]"),
    ("tests/test_x.py::test_z[a::b]", "tests.test_x", "test_z[a::b]"),
    ("tests/test_x.py::test_z[x/y.py::z]", "tests.test_x", "test_z[x/y.py::z]"),
    ("test_x.py::test_z[]]", "test_x", "test_z[]]"),
    ("test_x.py::A::B::c", "test_x.A.B", "c"),
    ("docs/a.rst::a.rst", "docs.a.rst", "a.rst"),
  ])
  func `a node id names the test as pytest's JUnit report does`(
    nodeID: String, group: String, name: String
  ) {
    let test = TestIdentity(pytestNodeID: nodeID)
    #expect(test.className == group)
    #expect(test.name == name)
  }

  @Test func `the file stays known`() {
    #expect(TestIdentity(pytestNodeID: "tests/test_x.py::t").file == "tests/test_x.py")
  }

  @Test(arguments: ["", "::", "[", "a", ":", "a::[", "::::x"])
  func `odd ids are names of something`(nodeID: String) {
    #expect(TestIdentity(pytestNodeID: nodeID).name.utf8.count <= nodeID.utf8.count)
  }
}
