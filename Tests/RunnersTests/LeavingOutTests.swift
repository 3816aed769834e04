import History
import Runners
import Testing

struct LeavingOutTests {
  private let tests = [
    TestIdentity(className: "tests.test_a.TestA", name: "test_slow[a b]"),
    TestIdentity(className: "tests.test_b", name: "test_b"),
  ]

  @Test func `pytest deselects tests, so that those that nobody knows run`() {
    let command = Pytest().command(["python", "-m", "pytest", "tests"], without: tests) { _ in false
    }
    #expect(
      command == [
        "python", "-m", "pytest", "tests", "--deselect=tests/test_a.py::TestA::test_slow[a b]",
        "--deselect=tests/test_b.py::test_b",
      ])
  }

  @Test func `swift test skips a pattern, and what is left out of nothing stays as it is`() {
    let swift = SwiftTest()
    let command = swift.command(["swift", "test"], without: tests) { _ in false }
    #expect(command?.prefix(3) == ["swift", "test", "--skip"] && command?.count == 4)
    #expect(swift.command(["swift", "test"], without: []) { _ in false } == ["swift", "test"])
    #expect(GoTest().command(["go", "test", "./..."], without: tests) { _ in false } == nil)
  }
}
