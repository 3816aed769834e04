public import Analysis
public import History

/// All that the gate knows of the duration of one test in one run.
public struct DurationExplanation: Sendable {
  /// A run of the baseline and what the test took in it.
  public struct Entry: Sendable {
    public var run: RunSummary
    /// Microseconds; nil where it did not pass at its first attempt, or was not there.
    public var microseconds: Int64?
    /// How many times what was expected on that run's machine; nil where it does not count.
    public var ratio: Double?
    /// Why the value does not count; nil where it does.
    public var leftOut: String?
  }

  public var run: RunSummary
  public var trunk: String
  public var test: TestIdentity
  public var policy: SlowdownPolicy
  /// What it took in this run, in microseconds; nil where it did not pass at its first attempt.
  public var duration: Int64?
  /// The runs of the baseline, oldest first.
  public var baseline: [Entry]
  /// What the statistics make of it; nil where the baseline is too short or the test is new.
  public var judgement: DurationJudgement?
  /// How many times longer all tests together took than usual; nil where too few ran to know.
  public var machineFactor: Double?
  /// What its re-runs have shown; nil where it is no suspect.
  public var confirmation: SlowdownConfirmation?
  /// What a duet with the base showed of it; nil where there was none.
  public var duet: DuetResult?
  /// Why no test of the run is judged; nil where they are.
  public var unjudged: Unjudged?
  /// The steps in which durations were written.
  public var resolution: DurationResolution

  /// Works out what the gate would say of a test.
  public init(
    of id: TestID, named identity: TestIdentity, in judged: JudgedRun, by policy: Policy
  ) {
    let (history, evidence) = (judged.history, judged.durations)
    let place = evidence.tests.firstIndex(of: id)
    let result = history.results.first { $0.test == id }
    run = history.run
    trunk = history.trunk
    test = identity
    self.policy = policy.slowdowns
    duration = result.flatMap { $0.firstOutcome == .passed ? $0.duration : nil }
    let judgement = evidence.judgement?.tests.first { $0.test == place }
    self.judgement = judgement
    machineFactor = evidence.machineFactor
    confirmation = evidence.confirmations(in: history, by: policy).first {
      $0.suspect.test == place
    }
    duet = history.duetsInForce[id]
    unjudged = evidence.unjudged
    resolution = evidence.resolution
    let accepted = history.acceptances.last {
      $0.rule == DurationRegression.name && $0.test == id
        && $0.since <= history.run.startedAt
    }
    let ratios = place.map { evidence.ratios(ofTest: $0, by: judgement?.baseline) } ?? []
    let runs = zip(history.baseline, history.baselineDurations)
      .prefix(policy.slowdowns.runs).reversed()
    baseline = runs.enumerated().map { column, pair in
      let (run, durations) = pair
      let value = durations.tests.firstIndex(of: id).map { durations.microseconds[$0] }
      var entry = Entry(run: run, microseconds: value)
      entry.ratio = column < ratios.count && ratios[column].isFinite ? ratios[column] : nil
      if value == nil { entry.leftOut = "did not pass at its first attempt, or was not there" }
      if let accepted, run.startedAt < accepted.since {
        entry.leftOut = "before the change that \(accepted.author) accepted: \(accepted.reason)"
      }
      return entry
    }
  }
}
