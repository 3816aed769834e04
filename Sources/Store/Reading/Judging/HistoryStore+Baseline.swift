public import History

/// The runs that a run is judged against, and those that are left out.
extension HistoryStore {
  /// The runs that a run is judged against. Where its labels have no past, those of the whole trunk say what
  /// tests and what coverage there are, and nothing of durations.
  func addBaseline(to history: inout RunHistory, suite: SuiteID, window: Window) throws {
    let machine = history.run.environment
    func runs(on machine: EnvironmentClass?, anyLabels: Bool) throws -> [RunSummary] {
      let others = try trunkRuns(
        before: history, suite: suite, machine: machine, anyLabels: anyLabels, limit: window.runs)
      // On the first day there may be one source alone.
      guard others.isEmpty else { return others }
      return try trunkRuns(
        before: history, suite: suite, machine: machine, anyLabels: anyLabels, anySource: true,
        limit: window.runs)
    }
    var baseline = try runs(on: machine, anyLabels: false)
    if baseline.count < window.enough { baseline = try runs(on: nil, anyLabels: false) }
    history.baseline = baseline
    guard baseline.isEmpty, !history.dimensions.isEmpty else { return history.others = [] }
    history.others = try runs(on: nil, anyLabels: true)
  }

  func trunkRuns(
    before history: RunHistory, suite: SuiteID, machine: EnvironmentClass? = nil, anyLabels: Bool,
    anySource: Bool = false, ofBenchmarks: Bool = false, limit: Int
  ) throws -> [RunSummary] {
    let run = history.run
    return try runs(
      .baselineRuns,
      [
        "suite": .id(suite), "trunk": .text(history.trunk), "branch": .text(run.branch),
        "run": .id(run.id), "started_at": .integer(run.startedAt.microseconds),
        "base_depth": .integer(run.baseDepth), "any_machine": .integer(machine == nil ? 1 : 0),
        "cpu_model": .text(machine?.cpuModel), "machine_cores": .integer(machine?.cores),
        "any_labels": .integer(anyLabels ? 1 : 0), "dimensions": history.dimensions.asLines,
        "any_source": .integer(anySource ? 1 : 0), "source": .text(run.source.text),
        "of_benchmarks": .integer(ofBenchmarks ? 1 : 0),
        "limit": .integer(limit), "as_of": .integer(asOf?.microseconds),
      ]
    ).map(complete)
  }

  /// The runs of the trunk as far back as the baseline of a run goes that are not in it, newest first.
  public func leftOut(of history: RunHistory, limit: Int = 100) throws -> [LeftOutRun] {
    let run = history.run
    let earlier = try runs(
      .earlierRuns,
      [
        "suite": .id(try suite(ofRun: run.id)), "trunk": .text(history.trunk),
        "branch": .text(run.branch), "run": .id(run.id),
        "started_at": .integer(run.startedAt.microseconds),
        "since": .integer(history.baseline.last?.startedAt.microseconds ?? .min),
        "limit": .integer(limit),
      ])
    let used = Set(history.baseline.map(\.id))
    return history.leftOut(
      of: try earlier.filter { !used.contains($0.id) }.map { try summary(ofRun: $0.id) })
  }
}
