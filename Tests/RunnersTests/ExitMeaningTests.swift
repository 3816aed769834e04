import History
import Runners
import Testing

struct ExitMeaningTests {
  private func meaning(_ code: Int32, _ command: String) -> ExitMeaning {
    ExitMeaning(code: code, of: command.split(separator: " ").map(String.init))
  }

  @Test(arguments: [
    ("pytest", 1), ("venv/bin/python3.12 -m pytest -q", 1), ("env A=b timeout 60 py.test", 1),
    ("uv run --with x pytest", 1), ("go test ./...", 1), ("gotestsum -- ./...", 1),
    ("swift test", 1), ("cargo test", 101), ("cargo +nightly nextest run", 100), ("ctest", 8),
    ("mocha", 17), ("npx mocha", 200), ("python -m robot t.robot", 250), ("phpunit", 2),
    ("flutter test", 1),
  ])
  func `each runner has its code for failed tests`(command: String, code: Int32) {
    #expect(meaning(code, command) == .testsFailed)
  }

  @Test(arguments: [
    ("pytest", 3), ("pytest", 4), ("python -m pytest", 17), ("go test", 2), ("swift test", 2),
    ("cargo test", 1), ("cargo nextest run", 102), ("ctest", 9), ("ctest", 1), ("jest", 2),
    ("robot t", 252), ("pytest", 139), ("pytest", 255), ("gotestsum", 127),
  ])
  func `no failed test explains another code of a runner`(command: String, code: Int32) {
    #expect(meaning(code, command) == .other)
  }

  @Test func `a run without tests, and one that was cut short, have their own codes`() {
    #expect(meaning(5, "pytest -k none") == .noTests)
    #expect(meaning(4, "cargo nextest run") == .noTests)
    #expect(meaning(79, "dart test") == .noTests)
    #expect(meaning(2, "pytest") == .interrupted)
    #expect(meaning(253, "robot t") == .interrupted)
    #expect(meaning(124, "timeout 5 pytest") == .interrupted)
    #expect(meaning(124, "timeout 5 make test") == .interrupted)
    #expect(meaning(124, "pytest") == .other)
    for command in ["pytest", "make test", "go test", "mocha", "robot t", ""] {
      for code: Int32 in [129, 130, 131, 137, 143] {
        #expect(meaning(code, command) == .interrupted)
      }
      #expect(meaning(0, command) == .passed)
    }
  }

  @Test(arguments: [
    "make pytest", "tox -e py312 -- pytest", "sh -c pytest", "npm test", "./run-tests", "mvn test",
    "timeout 60 make pytest", "yarn mocha", "",
  ])
  func `of what is not the runner itself 1 to 125 may be failed tests, more never`(command: String)
  {
    for code: Int32 in [1, 2, 5, 8, 101, 125] { #expect(meaning(code, command) == .testsFailed) }
    for code: Int32 in [126, 127, 132, 134, 139, 200, 255, 256, -1, .min, .max] {
      #expect(meaning(code, command) == .other)
    }
  }

  @Test func `a script is no runner, whatever it mentions`() {
    let command = ["bash", "-c", "pytest && lint"]
    #expect(ExitMeaning(code: 2, of: command) == .testsFailed)
    #expect(ExitMeaning(code: 3, of: ["env", "sh", "-c", "pytest"]) == .testsFailed)
  }
}
