import History

extension NextStep {
  /// The command to type, each name in it as one word of a shell.
  ///
  /// `id`: what commands call a test.
  func command(id: (TestID) -> String) -> String {
    func word(_ test: TestID) -> String { ShellQuoting.word(id(test)) }
    return switch self {
    case .explainTest(let test, let run): "laptime explain \(word(test)) --run \(run.short)"
    case .explainFinding(let rule, let number, let run):
      "laptime explain \(rule)/\(number) --run \(run.short)"
    case .confirm(let run, let times):
      "laptime run --attempt-of \(run.short) --confirm \(times) -- RUNNER"
    case .retryFailures(let run):
      "laptime run --attempt-of \(run.short) -- RUNNER "
        + "$(laptime select --needs-attempts --run \(run.short))"
    case .retry(let test, let run): "laptime run --attempt-of \(run.short) -- RUNNER \(word(test))"
    case .lookAtFlaky(let test): "laptime flaky \(word(test))"
    case .rename(let test, let new): "laptime rename \(word(test)) \(ShellQuoting.word(new.id))"
    case .accept(let rule, let test):
      "laptime accept \(test.map { word($0) + " " } ?? "")--rule \(rule) --why REASON"
    case .lookAtCoverage: "laptime coverage"
    case .lookAtPatchCoverage: "laptime coverage --diff"
    case .lookAtSlowest: "laptime slowest --limit 10"
    case .lookAtWorkers: "laptime workers"
    case .lookAtBenchmarks: "laptime benchmarks"
    case .compare(let before, let after): "laptime compare \(before.short) \(after.short)"
    case .checkQuarantine: "laptime quarantine check"
    case .measure: "laptime run -- COMMAND"
    }
  }
}
