public import History

extension NextStep {
  /// Whether it runs tests, which means something in one folder alone.
  var runsTests: Bool {
    switch self {
    case .confirm, .duet, .retryFailures, .retry, .runAgain, .measure: true
    default: false
    }
  }

  /// The command to type where nobody knows what runs the tests.
  public var command: String { command(running: [], alone: [:]) { "\($0.rawValue)" } }

  /// The same with the words of the command that runs the tests.
  public func command(running words: [String]) -> String {
    command(running: words, alone: [:]) { "\($0.rawValue)" }
  }

  /// The same about a run that is not the one that commands mean by themselves.
  func command(ofRun run: RunKey) -> String {
    command(running: [], alone: [:], naming: run) { "\($0.rawValue)" }
  }

  /// The command to type, each name in it as one word of a shell.
  ///
  /// `words`: the command that runs the tests; none where nobody knows.
  /// `naming`: the run that the step is about, where a command that names none would be about another one.
  /// `id`: what commands call a test.
  /// `alone`: the command that runs one test, where somebody knows it.
  func command(
    running words: [String], alone: [TestID: [String]], naming run: RunKey? = nil,
    id: (TestID) -> String
  ) -> String {
    func typed(_ words: [String]) -> String {
      words.isEmpty ? "COMMAND" : words.map(ShellQuoting.word).joined(separator: " ")
    }
    let runner = typed(words)
    let ofRun = run.map { " --run \($0.short)" } ?? ""
    func word(_ test: TestID) -> String { ShellQuoting.word(id(test)) }
    return switch self {
    case .explainTest(let test, let run): TestStep.explain(run: run).command(of: id(test))
    case .explainRun(let run): "laptime explain \(run.short)"
    case .replay(let rule, let run): "laptime explain \(rule) --run \(run.short) --replay"
    case .explainFinding(let rule, let number, let run):
      "laptime explain \(rule)/\(number) --run \(run.short)"
    case .confirm(let run):
      "laptime run --confirm --attempt-of \(run.short) -- \(runner)"
    case .duet: "laptime duet -- \(runner)"
    case .retryFailures(let run):
      "laptime run --retry 2 --attempt-of \(run.short) -- \(runner)"
    case .retry(let test, let run):
      "laptime run --attempt-of \(run.short) -- \(typed(alone[test] ?? words))"
    case .runAgain(let run): "laptime run --attempt-of \(run.short) -- \(runner)"
    case .lookAtFlaky(let test): TestStep.show.command(of: id(test))
    case .rename(let test, let new): "laptime rename \(word(test)) \(ShellQuoting.word(new.shown))"
    case .accept(let rule, let test):
      "laptime accept \(test.map { word($0) + " " } ?? "")--rule \(rule)\(ofRun) --why REASON"
    case .lookAtCoverage: "laptime coverage\(ofRun)"
    case .lookAtPatchCoverage: "laptime coverage --diff\(ofRun)"
    case .lookAtSlowest: "laptime slowest --limit 10\(ofRun)"
    case .lookAtWorkers: "laptime workers\(ofRun)"
    case .lookAtBenchmarks: "laptime benchmarks\(ofRun)"
    case .compare(let before, let after): "laptime compare \(before.short) \(after.short)"
    case .checkQuarantine: "laptime quarantine check\(ofRun)"
    case .measure: "laptime run -- \(runner)"
    case .judge(let run): "laptime gate --run \(run.short)"
    case .include(let run): "laptime runs include \(run.short)"
    case .pinTarget: "laptime baseline pin before --improve 60%"
    case .listTests: "laptime tests"
    }
  }
}
