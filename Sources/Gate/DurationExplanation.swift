public import Analysis
public import History

/// All that the gate knows of the duration of one test in one run.
public struct DurationExplanation: Sendable {
  public var run: RunSummary
  public var trunk: String
  public var test: TestIdentity
  /// What it took in this run, in microseconds; nil where it did not pass at its first attempt.
  public var duration: Int64?
  /// The runs of the baseline, oldest first, with what the test took in them.
  public var baseline: [(run: RunSummary, microseconds: Int64?)]
  /// What the statistics make of it; nil where the baseline is too short or the test is new.
  public var judgement: DurationJudgement?
  public var reruns: [Int64]

  /// Works out what the gate would say of a test.
  public init(
    of id: TestID, named identity: TestIdentity, in history: RunHistory, by policy: Policy
  ) {
    let evidence = DurationEvidence(history, policy)
    let place = evidence.tests.firstIndex(of: id)
    let result = history.results.first { $0.test == id }
    run = history.run
    trunk = history.trunk
    test = identity
    duration = result.flatMap { $0.firstOutcome == .passed ? $0.duration : nil }
    reruns = result?.reruns ?? []
    judgement = evidence.judgement?.tests.first { $0.test == place }
    baseline = zip(history.baseline, history.baselineDurations).reversed().map { run, durations in
      let index = durations.tests.firstIndex(of: id)
      return (run, index.map { durations.microseconds[$0] })
    }
  }
}
