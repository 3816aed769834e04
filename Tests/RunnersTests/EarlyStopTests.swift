import Runners
import Testing

struct EarlyStopTests {
  private func stop(_ command: String, saying words: [String] = []) -> EarlyStop? {
    EarlyStop(of: command.split(separator: " ").map(String.init), saying: words)
  }

  @Test(arguments: [
    ("cargo test --offline", "cargo test --no-fail-fast --offline"),
    (
      "cargo +nightly t -p shop -- --nocapture",
      "cargo +nightly t --no-fail-fast -p shop -- --nocapture"
    ),
    ("cargo nextest run --fail-fast", "cargo nextest run --no-fail-fast"),
  ])
  func `what stops by itself is told how to go on`(command: String, whole: String) {
    let found = stop(command)
    #expect(found?.option == nil && found?.remedy == "--no-fail-fast")
    #expect(found?.whole.joined(separator: " ") == whole)
  }

  @Test(arguments: [
    ("pytest -x -q", "-x", "pytest -q"),
    ("python3 -m pytest -xvs a.py", "-xvs", "python3 -m pytest -vs a.py"),
    ("pytest --maxfail=2 a.py", "--maxfail=2", "pytest a.py"),
    ("pytest --maxfail 2 a.py", "--maxfail 2", "pytest a.py"),
    ("pytest --sw", "--sw", "pytest"), ("go test -failfast ./...", "-failfast", "go test ./..."),
    ("bundle exec rspec --fail-fast=3", "--fail-fast=3", "bundle exec rspec"),
    ("phpunit --stop-on-failure tests", "--stop-on-failure", "phpunit tests"),
    ("npx jest --bail src", "--bail", "npx jest src"),
    ("npx jest --bail 2 src", "--bail 2", "npx jest src"),
    ("ctest --stop-on-failure", "--stop-on-failure", "ctest"),
    ("mocha -b test", "-b", "mocha test"),
    ("mocha --bail", "--bail", "mocha"), ("behave --stop", "--stop", "behave"),
    ("npx playwright test -x", "-x", "npx playwright test"),
  ])
  func `an option that ends it is told, and the command without it`(
    command: String, option: String, whole: String
  ) {
    let found = stop(command)
    #expect(found?.option == option && found?.remedy == nil)
    #expect(found?.whole.joined(separator: " ") == whole)
  }

  @Test func `what starts the runner out of sight is left to people`() {
    let script = EarlyStop(of: ["sh", "-c", "cargo test"])
    #expect(script?.remedy == "--no-fail-fast" && script?.whole == [])
    let make = stop("make test", saying: ["error: test failed, to rerun pass `--lib`"])
    #expect(make?.remedy == "--no-fail-fast" && make?.whole == [])
    let option = EarlyStop(of: ["sh", "-c", "pytest -x"])
    #expect(option?.option == "-x" && option?.whole == [])
  }

  @Test(arguments: [
    "cargo test --no-fail-fast", "cargo test --lib", "pytest -q", "pytest -k x", "pytest -p xdist",
    "make test",
    "jest --bail=0", "go test -failfast=false ./...", "bash -x run.sh",
  ])
  func `a command that goes on is none`(command: String) { #expect(stop(command) == nil) }
}
