import Testing

@testable import Runners

struct ChosenTestsTests {
  @Test(arguments: [
    ("pytest -q tests/test_a.py", ["tests/test_a.py"]),
    ("pytest tests/test_a.py::test_b", ["tests/test_a.py::test_b"]),
    ("pytest -q tests -k a1", ["-k a1"]), ("pytest --lf", ["--lf"]),
    ("python -m pytest tests/unit/", ["tests/unit"]),
    ("pytest --deselect=a.py::t", ["--deselect a.py::t"]),
    ("go test -json -run TestA ./...", ["-run TestA", "./..."]), ("go test ./cart", ["./cart"]),
    ("swift test --filter CartTests", ["--filter CartTests"]),
    ("npx jest src/a.test.ts -t works", ["src/a.test.ts", "-t works"]),
    ("ctest -R cart", ["-R cart"]), ("ctest --rerun-failed", ["--rerun-failed"]),
    ("mvn test -Dtest=CartTest", ["-Dtest=CartTest"]),
    ("gradle test --tests CartTest", ["--tests CartTest"]),
  ])
  func `the words that choose tests are those that name some`(command: String, words: [String]) {
    #expect(ChosenTests.words(in: command.split(separator: " ").map(String.init)) == words)
  }

  @Test(arguments: [
    "pytest", "pytest -q tests", "pytest -n 4 --junitxml=out/j.xml", "pytest -c conf/pytest.ini",
    "go test -json", "swift test", "cargo test", "make check", "npm test", "mocha",
  ])
  func `a command that names none chooses none`(command: String) {
    #expect(ChosenTests.words(in: command.split(separator: " ").map(String.init)) == [])
  }

  @Test(arguments: [
    ("cargo test", "cargo test adds", ["adds"]), ("go test ./...", "go test .", ["."]),
    ("prove", "prove t/a.t", ["t/a.t"]), ("npm test", "npm test -- a.test.js", ["a.test.js"]),
    ("npm run unit", "npm run unit -- -g adds", ["adds"]),
    ("rspec", "rspec spec/a_spec.rb:2", ["spec/a_spec.rb:2"]),
    ("pytest -q", "pytest -q -n 4 --dist loadfile -p no:randomly", []),
    ("pytest -q tests", "pytest -q", []), ("pytest", "go test", []),
    ("sh -c 'cp a.xml out.xml'", "sh -c 'cp b.xml out.xml'", []),
    ("./run.sh", "./run.sh unit", ["unit"]),
  ])
  func `words that nobody knows may choose where they stand alone`(
    usual: String, command: String, words: [String]
  ) {
    func split(_ text: String) -> [String] {
      let parts = text.split(separator: "'", omittingEmptySubsequences: false)
      return parts.enumerated().flatMap { index, part in
        index % 2 == 1 ? [String(part)] : part.split(separator: " ").map(String.init)
      }
    }
    #expect(ChosenTests.otherWords(of: split(command), than: split(usual)) == words)
  }
}
