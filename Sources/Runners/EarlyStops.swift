/// How it shows that a runner stopped before all tests were run.
public enum EarlyStops {
  /// The first line of what a command printed that tells of it; nil where none does.
  public static func first(in lines: some Sequence<String>, of command: [String]) -> String? {
    let goesOn = command.contains { cargoTargets.contains(CommandWords.split($0).option) }
    return lines.first { line in
      marks.contains { line.contains($0) } || !goesOn && line.contains(cargoStop)
    }
  }

  /// What `cargo test` prints where it stops at a target; the tests of later ones are not run then.
  static let cargoStop = "error: test failed, to rerun pass"
  /// Options with which there is no later target, or those are run all the same.
  private static let cargoTargets: Set<String> = [
    "--no-fail-fast",
    "--lib", "--bin", "--test", "--example", "--bench", "--doc",
  ]

  /// What runners print of it.
  private static let marks = [
    // pytest -x, --maxfail, --stepwise
    "!! stopping after ", "!! xdist.dsession.Interrupted: stopping after ",
    "!! Interrupted: stopping after ",
    // nextest
    "test run was cancelled", "Cancelling due to test failure", "Canceling due to test failure",
    // Playwright, Bun, TAP's producers, dotnet test whose host died
    "Testing stopped early after ", "Bailed out after ", "Bail out!",
    "The active test run was aborted",
  ]

  /// After how many failures a command stops by its own words, where its runner says nothing of it when it
  /// does (mocha, jest, vitest, `go test`, PHPUnit, RSpec); nil where it goes on.
  public static func limit(of command: [String]) -> Int? {
    let words = CommandWords.withScripts(command)
    let short = RunnerList.runner(startedBy: command)?.stopOptions ?? []
    let found = words.indices.compactMap { index -> Int? in
      let (option, attached) = CommandWords.split(words[index])
      guard options.contains(option) || short.contains(option) else { return nil }
      if let attached { return attached == "true" ? 1 : Int(attached) ?? 0 }
      return words.indices.contains(index + 1) ? Int(words[index + 1]) ?? 1 : 1
    }
    return found.filter { $0 > 0 }.min()
  }

  /// Options that mean it whatever the runner.
  static let options: Set<String> = [
    "--bail", "--fail-fast", "--failfast", "-failfast", "-test.failfast", "--stop-on-failure",
    "--stop-on-error", "--stop-on-defect",
  ]
}
