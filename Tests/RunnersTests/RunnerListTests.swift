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
    "make test", "go vet ./...", "swift build", "node server.js", "cargo build", "",
  ])
  func `other commands start none`(command: String) {
    #expect(RunnerList.runner(startedBy: command.split(separator: " ").map(String.init)) == nil)
  }
}
