import Analysis
import History

/// The durations of a run beside those of its baseline, and what the statistics make of them.
struct DurationEvidence {
  /// The tests of the run and of its baseline, in ascending order; the statistics number them so.
  let tests: [TestID]
  /// Seconds, the oldest run first; NaN where a test did not pass at its first attempt.
  let baseline: TestsByRuns
  /// Seconds of the run.
  let run: [Double]
  /// Milliseconds of the speed probe, in the order of the baseline.
  let probes: [Double?]
  let probe: Double?
  /// When the runs of the baseline began.
  private let starts: [Instant]
  /// What the baseline makes of each test, and what is said of it; nil where the baseline is too short.
  let model: DurationBaseline?
  let judgement: RunJudgement?
  /// The steps in which the durations were written.
  let resolution: DurationResolution
  /// Whether the run is one of the branch that the baseline is of.
  private let isOfTrunk: Bool

  init(_ history: RunHistory, _ policy: Policy) {
    let runs = Array(history.baselineDurations.prefix(policy.slowdowns.runs).reversed())
    let passed = history.results.filter { $0.firstOutcome == .passed && $0.duration != nil }
    tests = runs.reduce(passed.map(\.test)) { AscendingTests.union($0, $1.tests) }
    var matrix = TestsByRuns(tests: tests.count, runs: runs.count)
    let summaries = history.baseline.prefix(policy.slowdowns.runs).reversed()
    let starts = summaries.map(\.startedAt)
    let accepted = Self.accepted(in: history)
    for (column, run) in runs.enumerated() {
      AscendingTests.align(run.tests, with: tests) { row, index in
        // What a test took before an accepted change says nothing of what it takes now.
        if let since = accepted[run.tests[index]], starts[column] < since { return }
        matrix[row, column] = Double(run.microseconds[index]) / 1_000_000
      }
    }
    var seconds = [Double](repeating: .nan, count: tests.count)
    AscendingTests.align(passed.map(\.test), with: tests) { row, index in
      seconds[row] = Double(passed[index].duration ?? 0) / 1_000_000
    }
    baseline = matrix
    self.starts = starts
    run = seconds
    probes = summaries.map(\.probe)
    probe = history.run.probe
    let isEnough = runs.count >= policy.slowdowns.minimumRuns && !passed.isEmpty
    model = isEnough ? DurationBaseline(of: matrix, policy: policy.slowdowns) : nil
    judgement = model?.judge(seconds)
    resolution = DurationResolution(
      of: runs.flatMap(\.microseconds) + passed.compactMap(\.duration))
    isOfTrunk = history.run.branch == history.trunk
  }

  /// The machine's speed in this run against its baseline, by the tests themselves: 1.2 where they
  /// took a fifth longer all together.
  var machineFactor: Double? { judgement?.factor }

  /// The baseline of totals: the runs since a slower suite was accepted, with their probes.
  func totals(for rule: RuleName, in history: RunHistory) -> (
    matrix: TestsByRuns, probes: [Double?]
  ) {
    guard let since = history.accepted(rule, of: nil) else { return (baseline, probes) }
    let kept = starts.indices.filter { starts[$0] >= since }
    var matrix = TestsByRuns(tests: baseline.tests, runs: kept.count)
    for (column, run) in kept.enumerated() {
      for test in 0..<baseline.tests { matrix[test, column] = baseline[test, run] }
    }
    return (matrix, kept.map { probes[$0] })
  }

  /// The suspects with what their re-runs have shown, the greatest loss of time first.
  func confirmations(in history: RunHistory, by policy: Policy) -> [SlowdownConfirmation] {
    guard let judgement else { return [] }
    let suspects = judgement.suspects
    let wanted = Set(suspects.map { tests[$0.test] })
    var reruns: [TestID: [Double]] = [:]
    for result in history.results where wanted.contains(result.test) {
      reruns[result.test] = result.reruns.map { Double($0) / 1_000_000 }
    }
    return SlowdownConfirmation.confirm(
      suspects.map { ($0, reruns[tests[$0.test]] ?? []) }, amongTests: judgement.tests.count,
      policy: policy.slowdowns)
  }

  /// What a test took, in seconds, in the run of the trunk before this one, where it was slow enough
  /// there to be suspect as well; nil where it was not, or the run is of another branch.
  ///
  /// Two slow runs in a row are no confirmation, but far less often chance than one.
  func slowBefore(_ suspect: DurationJudgement) -> Double? {
    guard isOfTrunk, let model, baseline.runs > 0 else { return nil }
    let seconds = baseline[suspect.test, baseline.runs - 1]
    guard seconds.isFinite else { return nil }
    let before = DurationJudgement(
      test: suspect.test, seconds: seconds, baseline: suspect.baseline,
      sizeFactor: model.machine.sizeFactors[baseline.runs - 1], runNoise: 1, policy: model.policy)
    return before.verdict == .suspect ? seconds : nil
  }

  /// What level and machine leave of what a test took in each run of the baseline, as a ratio, the
  /// oldest run first; NaN where it did not pass.
  func residualRatios(ofTest test: Int) -> [Double] {
    model?.machine.residualRatios(of: baseline, test: test) ?? []
  }

  /// By test: from when on a slowdown of it is accepted.
  private static func accepted(in history: RunHistory) -> [TestID: Instant] {
    let tests = Set(history.acceptances.compactMap(\.test))
    let rule = DurationRegression.name
    return Dictionary(
      uniqueKeysWithValues: tests.compactMap { test in
        history.accepted(rule, of: test).map { (test, $0) }
      })
  }
}
