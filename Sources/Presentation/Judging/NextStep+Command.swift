import History

extension NextStep {
  /// The command to type, each name in it as one word of a shell.
  ///
  /// `words`: the command that runs the tests; none where nobody knows.
  /// `id`: what commands call a test.
  /// `alone`: the command that runs one test, where somebody knows it.
  func command(
    running words: [String], alone: [TestID: [String]], id: (TestID) -> String
  ) -> String {
    func typed(_ words: [String]) -> String {
      words.isEmpty ? "COMMAND" : words.map(ShellQuoting.word).joined(separator: " ")
    }
    let runner = typed(words)
    func word(_ test: TestID) -> String { ShellQuoting.word(id(test)) }
    return switch self {
    case .explainTest(let test, let run): "laptime explain \(word(test)) --run \(run.short)"
    case .explainFinding(let rule, let number, let run):
      "laptime explain \(rule)/\(number) --run \(run.short)"
    case .confirm(let run):
      "laptime run --confirm --attempt-of \(run.short) -- \(runner)"
    case .duet: "laptime duet -- \(runner)"
    case .retryFailures(let run):
      "laptime run --retry 2 --attempt-of \(run.short) -- \(runner)"
    case .retry(let test, let run):
      "laptime run --attempt-of \(run.short) -- \(typed(alone[test] ?? words))"
    case .lookAtFlaky(let test): "laptime show \(word(test))"
    case .rename(let test, let new): "laptime rename \(word(test)) \(ShellQuoting.word(new.shown))"
    case .accept(let rule, let test):
      "laptime accept \(test.map { word($0) + " " } ?? "")--rule \(rule) --why REASON"
    case .lookAtCoverage: "laptime coverage"
    case .lookAtPatchCoverage: "laptime coverage --diff"
    case .lookAtSlowest: "laptime slowest --limit 10"
    case .lookAtWorkers: "laptime workers"
    case .lookAtBenchmarks: "laptime benchmarks"
    case .compare(let before, let after): "laptime compare \(before.short) \(after.short)"
    case .checkQuarantine: "laptime quarantine check"
    case .measure: "laptime run -- \(runner)"
    }
  }
}
