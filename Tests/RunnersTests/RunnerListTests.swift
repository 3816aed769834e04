import History
import Runners
import Testing

struct RunnerListTests {
  @Test func `each dialect and each name is one runner's`() {
    let runners = RunnerList.all
    let dialects = runners.flatMap(\.dialects)
    #expect(dialects.count == Set(dialects).count)
    #expect(runners.count == Set(runners.map(\.name)).count)
    for runner in runners {
      for dialect in runner.dialects { #expect(RunnerList.runner(of: dialect).name == runner.name) }
    }
    #expect(RunnerList.runner(of: nil).name == "ids")
    #expect(RunnerList.runner(of: .other("unheard of")).name == "ids")
  }

  @Test(arguments: [
    ("python -m pytest", "pytest"), ("env CI=1 /opt/bin/pytest tests", "pytest"),
    ("xcrun swift test --parallel", "swift"), ("go test ./...", "go"), ("gotestsum", "go"),
    ("cargo +nightly nextest run", "cargo"), ("npx jest", "jest"), ("node --test", "node"),
    ("ctest --test-dir build", "ctest"), ("python -m robot t", "robot"),
  ])
  func `a runner is seen behind what launches it`(command: String, name: String) {
    let words = command.split(separator: " ").map(String.init)
    #expect(RunnerList.runner(startedBy: words)?.name == name)
  }

  @Test(arguments: [
    ("ok  \texample.com/shop\t0.003s", "go"), ("FAIL\texample.com/shop [build failed]", "go"),
    ("Test project /shop/build", "ctest"), ("PHPUnit 9.6.4 by Sebastian Bergmann", "phpunit"),
    ("Test Suite 'All tests' started at 2026", "swift"), ("◇ Test run started.", "swift"),
    ("     Summary [   0.012s] 3 tests run", "cargo"), ("Passed!  - Failed:     0", "dotnet"),
  ])
  func `a runner out of sight is known by what it prints`(line: String, name: String) {
    #expect(RunnerList.runner(speakingIn: ["building", line])?.name == name)
    #expect(RunnerList.runner(speakingIn: ["all is ok", "PASS"]) == nil)
  }

  @Test(arguments: [
    ("bats test", true), ("bats -j 4 test", false), ("mocha", true), ("mocha --parallel", false),
    ("ctest --test-dir build", true), ("ctest -j8", false), ("ctest --parallel=2", false),
    ("bundle exec rspec", true), ("phpunit", true), ("prove -l t", true), ("prove -j9 t", false),
    ("node --test", false), ("node --test --test-concurrency=1", true), ("pytest", false),
    ("go test ./...", false), ("cargo test", false), ("swift test", false),
  ])
  func `runners that run one test after the other are known`(command: String, isOneByOne: Bool) {
    let words = command.split(separator: " ").map(String.init)
    let runner = RunnerList.runner(startedBy: words)
    #expect(runner?.runsOneByOne(words) { 2 } == isOneByOne)
    if command == "node --test" { #expect(runner?.runsOneByOne(words) { 1 } == true) }
  }

  @Test func `out of sight those are known that seldom do otherwise`() {
    for runner in [Mocha(), RSpec(), PHPUnit(), GoogleTest(), Behave()] as [any Runner] {
      #expect(runner.runsOneByOne(nil) { 2 })
    }
    for runner in [Bats(), CTest(), Prove(), NodeTest(), Pytest(), Cargo()] as [any Runner] {
      #expect(!runner.runsOneByOne(nil) { 2 })
    }
  }

  @Test(arguments: [
    "make test", "go vet ./...", "swift build", "node server.js", "cargo build", "",
  ])
  func `other commands start none`(command: String) {
    #expect(RunnerList.runner(startedBy: command.split(separator: " ").map(String.init)) == nil)
  }

  @Test func `reports of several runners name no tests to any of them`() {
    #expect(RunnerList.runner(of: [.pytest]).name == "pytest")
    #expect(RunnerList.runner(of: [.pytest, .go]).name == PlainIDs().name)
    #expect(RunnerList.runner(of: []).name == PlainIDs().name)
  }
}
