public import Analysis
public import History

/// What the gate knows of the durations of a whole run.
public struct RunExplanation: Sendable {
  public var history: RunHistory
  public var policy: SlowdownPolicy
  /// What the statistics make of the run; nil where the baseline is too short.
  public var judgement: RunJudgement?
  /// The tests that the run and its baseline share, all together; nil where the baseline is too short.
  public var total: TotalComparison?
  /// The suspects with what their re-runs have shown, the greatest loss of time first.
  public var suspects: [(test: TestID, confirmation: SlowdownConfirmation)]
  /// The steps in which durations were written.
  public var resolution: DurationResolution
  /// Whether nobody can tell machine from code in this run, so that no test of it is judged.
  public var isUnjudged: Bool

  /// Works out what the gate would say of the durations of a run.
  public init(of judged: JudgedRun, by policy: Policy) {
    let (history, evidence) = (judged.history, judged.durations)
    self.history = history
    self.policy = policy.slowdowns
    judgement = evidence.judgement
    total =
      SuiteSlowdown(
        of: evidence.run, probe: evidence.probe, baseline: evidence.baseline,
        probes: evidence.probes, policy: policy.slowdowns
      ).total
    suspects = evidence.confirmations(in: history, by: policy).map {
      (evidence.tests[$0.suspect.test], $0)
    }
    resolution = evidence.resolution
    isUnjudged = evidence.judgement?.isShifted == true && evidence.probe == nil
  }
}
