import History
import Runners
import Testing

struct EarlyStopsTests {
  private func words(_ command: String) -> [String] {
    command.split(separator: " ").map(String.init)
  }

  @Test(arguments: [
    ("mocha --bail", 1), ("mocha -b", 1), ("npx jest --bail=3", 3), ("npx jest --bail 2 src", 2),
    ("vitest run --bail=1", 1), ("jest -b", 1), ("go test -failfast ./...", 1),
    ("gotestsum -- -failfast ./...", 1), ("vendor/bin/phpunit --stop-on-failure", 1),
    ("bundle exec rspec --fail-fast", 1), ("bundle exec rspec --fail-fast=4", 4),
    ("npm test -- --bail", 1), ("ctest --stop-on-failure", 1), ("./gradlew test --fail-fast", 1),
  ])
  func `a command may say after how many failures it stops`(command: String, limit: Int) {
    #expect(EarlyStops.limit(of: words(command)) == limit)
  }

  @Test(arguments: [
    "mocha", "jest --bail=0", "jest --bail=false", "cargo test --no-fail-fast", "bash -b x",
    "pytest -b", "rspec --no-fail-fast", "go test -failfast=false ./...",
  ])
  func `others go on`(command: String) { #expect(EarlyStops.limit(of: words(command)) == nil) }

  @Test func `an inner script is looked into`() {
    #expect(EarlyStops.limit(of: ["sh", "-c", "npx mocha --bail && echo done"]) == 1)
  }

  @Test func `so many failures make an incomplete run, fewer do not, and other codes stay`() {
    var end = CommandEnd(code: 1, meaning: .testsFailed)
    end.stopsAfter = 2
    #expect(end.knowing(failures: 1).meaning == .testsFailed)
    #expect(end.knowing(failures: 2).meaning == .interrupted)
    #expect(end.knowing(failures: 2).isCutShort)
    end.meaning = .other
    #expect(end.knowing(failures: 9).meaning == .other)
  }

  @Test(arguments: [
    ("pytest -x", "!!!!!!!!!!!!!! stopping after 1 failures !!!!!!!!!!!!!!!", true),
    ("cargo test", "error: test failed, to rerun pass `--lib`", true),
    ("cargo test --lib", "error: test failed, to rerun pass `--lib`", false),
    ("cargo test --test=api", "error: test failed, to rerun pass `--test api`", false),
    ("cargo test --no-fail-fast", "error: 1 target failed:", false),
    ("cargo test --no-fail-fast", "error: test failed, to rerun pass `--lib`", false),
    ("npx playwright test -x", "Testing stopped early after 1 maximum allowed failures.", true),
    ("dotnet test", "The active test run was aborted. Reason: Test host process crashed", true),
    ("pytest", "1 failed, 3 passed", false),
  ])
  func `what is printed of it is seen`(command: String, line: String, isStop: Bool) {
    #expect((EarlyStops.first(in: ["a", line], of: words(command)) != nil) == isStop)
  }
}
