import History

/// A scenario, or a background, with what its steps and hooks came to.
struct CucumberScenario {
  private(set) var name = ""
  /// Where it stands in its file, for telling apart what has one name.
  private(set) var place = ""
  private(set) var isBackground = false
  private var status: String?
  private var start: Instant?
  private var setup = CucumberSteps()
  private var steps = CucumberSteps()
  private var teardown = CucumberSteps()

  init(_ json: JSONReader) throws {
    try json.forEachKey { key in
      switch key {
      case "name": name = try json.name() ?? ""
      case "line": if place.isEmpty { place = try json.number() ?? "" }
      case "location": place = try json.name() ?? ""
      case "type": isBackground = try json.name() == "background"
      case "status": status = try json.name()
      case "start_timestamp": start = try json.name().flatMap { Instant(reported: $0) }
      case "before": try json.forEachElement { try setup.read(json) }
      case "steps": try json.forEachElement { try steps.read(json) }
      case "after": try json.forEachElement { try teardown.read(json) }
      default: break
      }
    }
  }

  var hasResults: Bool { !(setup.isEmpty && steps.isEmpty && teardown.isEmpty) }

  /// Puts the steps of a background before its own.
  mutating func put(_ background: CucumberScenario) {
    setup.put(background.setup)
    steps.put(background.steps)
    teardown.put(background.teardown)
    start = background.start ?? start
  }

  func attempt(
    of test: TestIdentity, inSeconds: Bool, _ warnings: inout WarningTally
  ) -> ReportedAttempt {
    var phases = Phases()
    phases.setup = setup.duration(inSeconds: inSeconds)
    phases.call = steps.duration(inSeconds: inSeconds)
    phases.teardown = teardown.duration(inSeconds: inSeconds)
    let times = [phases.setup, phases.call, phases.teardown].compactMap { $0 }
    let total = times.isEmpty ? nil : times.reduce(0) { $0 &+ $1 }
    var attempt = ReportedAttempt(
      test: test, outcome: outcome(&warnings), duration: warnings.plausible(total, of: test.name))
    if attempt.duration != nil, phases.setup != nil || phases.teardown != nil {
      attempt.phases = phases
    }
    attempt.start = start
    attempt.failures = [setup, steps, teardown].flatMap(\.failures)
    return attempt
  }

  /// The worst of all; a step that nobody defined is an error, one that is pending a skip. behave states the
  /// scenario's own as well, which alone tells of its hooks.
  private func outcome(_ warnings: inout WarningTally) -> Outcome {
    let words = setup.words.union(steps.words).union(teardown.words)
    var outcomes = words.sorted().map { CucumberSteps.outcome($0) ?? warnings.unknown(result: $0) }
    if let status {
      outcomes.append(CucumberSteps.outcome(status) ?? warnings.unknown(result: status))
    }
    if let worst = outcomes.filter(\.isFailure).max() { return worst }
    return outcomes.isEmpty || outcomes.contains(.skipped) ? .skipped : .passed
  }
}
