import Runners
import Testing

struct RedirectedCommandTests {
  private func words(_ command: String...) -> [String] {
    RedirectedCommand(command, into: "/t").command
  }

  @Test func `reports that are named by options go into the folder, in either form`() {
    #expect(
      words("pytest", "-q", "--junit-xml=out/j.xml", "tests")
        == ["pytest", "-q", "--junit-xml=/t/2-j.xml", "tests"])
    #expect(
      words("swift", "test", "--xunit-output", "x.xml")
        == ["swift", "test", "--xunit-output", "/t/2-x.xml"])
  }

  @Test func `coverage goes along with its type`() {
    #expect(
      words("pytest", "--cov-report=xml") == ["pytest", "--cov-report=xml:/t/1-coverage.xml"])
    #expect(
      words("pytest", "--cov-report", "lcov:a/b.lcov")
        == ["pytest", "--cov-report", "lcov:/t/1-b.lcov"])
    #expect(words("pytest", "--cov-report=term") == ["pytest", "--cov-report=term"])
  }

  @Test func `what names no file stays as it is`() {
    let command = ["pytest", "--junitxml", "-q", "--junit-xml=/dev/stdout", "tests/a.py"]
    #expect(RedirectedCommand(command, into: "/t").command == command)
    #expect(!RedirectedCommand(command, into: "/t").namesTests)
    #expect(!RedirectedCommand(["pytest", "--cov-report=xml"], into: "/t").namesTests)
    #expect(RedirectedCommand(["pytest", "--junitxml=a.xml"], into: "/t").namesTests)
    #expect(RedirectedCommand([], into: "/t").command == [])
  }
}
