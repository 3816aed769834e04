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
  /// The suite's noise, of which the streaks up to this run are none; nil where the baseline is too short.
  private let noise: SuiteNoise?
  /// Why no test is judged; nil where the tests are.
  let unjudged: Unjudged?
  /// The steps in which the durations were written.
  let resolution: DurationResolution

  init(_ history: RunHistory, _ policy: Policy) {
    let runs = Array(history.baselineDurations.prefix(policy.slowdowns.runs).reversed())
    let passed = history.results.filter { $0.firstOutcome == .passed && $0.duration != nil }
    tests = runs.reduce(passed.map(\.test)) { AscendingTests.union($0, $1.tests) }
    var matrix = TestsByRuns(tests: tests.count, runs: runs.count)
    let summaries = history.baseline.prefix(policy.slowdowns.runs).reversed()
    let starts = summaries.map(\.startedAt)
    let accepted = Self.accepted(in: history)
    var before: [Int: [Double]] = [:]
    for (column, run) in runs.enumerated() {
      AscendingTests.align(run.tests, with: tests) { row, index in
        let seconds = Double(run.microseconds[index]) / 1_000_000
        // What a test took before an accepted change says nothing of what it takes now.
        if let since = accepted[run.tests[index]], starts[column] < since {
          let unknown = [Double](repeating: .nan, count: runs.count)
          before[row, default: unknown][column] = seconds
        } else {
          matrix[row, column] = seconds
        }
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
    model =
      isEnough ? DurationBaseline(of: matrix, accepted: before, policy: policy.slowdowns) : nil
    judgement = model?.judge(
      seconds, after: EarlierRuns(before: history, tests: tests, baseline: Array(summaries)))
    noise = model?.noise(before: judgement?.streaks ?? [:])
    unjudged = Unjudged(judgement, in: history, policy.slowdowns)
    resolution = DurationResolution(
      of: runs.flatMap(\.microseconds) + passed.compactMap(\.duration))
  }

  /// The machine's speed in this run against its baseline, by the tests themselves: 1.2 where they
  /// took a fifth longer all together.
  var machineFactor: Double? { judgement?.factor }

  /// The runs of the baseline that count for a rule of totals: those since a loss of it was accepted.
  func columns(for rule: RuleName, in history: RunHistory) -> [Int] {
    guard let since = history.accepted(rule, of: nil) else { return Array(starts.indices) }
    return starts.indices.filter { starts[$0] >= since }
  }

  /// The baseline of the suite's total, with its probes.
  func totals(for rule: RuleName, in history: RunHistory) -> (
    matrix: TestsByRuns, probes: [Double?]
  ) {
    let kept = columns(for: rule, in: history)
    guard kept.count < baseline.runs else { return (baseline, probes) }
    var matrix = TestsByRuns(tests: baseline.tests, runs: kept.count)
    for (column, run) in kept.enumerated() {
      for test in 0..<baseline.tests { matrix[test, column] = baseline[test, run] }
    }
    return (matrix, kept.map { probes[$0] })
  }

  /// Whether a probe measured the machine in the run and in enough runs of the baseline.
  func isProbed(in columns: [Int], _ policy: SlowdownPolicy) -> Bool {
    probe != nil && columns.count { probes[$0] != nil } >= policy.minimumRuns
  }

  /// The suspects with what their re-runs and the runs before have shown, the greatest loss of time first.
  ///
  /// Where no test is judged nothing is confirmed but by duets: the re-runs had the same machine.
  func confirmations(in history: RunHistory, by policy: Policy) -> [SlowdownConfirmation] {
    guard let judgement, let noise else { return [] }
    var reruns: [TestID: [Int64]] = [:]
    for result in history.results where !result.reruns.isEmpty {
      reruns[result.test] = result.reruns
    }
    var confirmations = confirmations(of: judgement, by: reruns, policy)
    for i in confirmations.indices where unjudged == nil {
      confirmations[i].add(
        judgement.streaks[confirmations[i].suspect.test], amongTests: judgement.tests.count,
        noise: noise, policy: policy.slowdowns)
    }
    for earlier in history.earlierRuns {
      confirm(by: earlier, to: &confirmations, judgement, in: history, policy)
    }
    for i in confirmations.indices where unjudged != nil && confirmations[i].status == .confirmed {
      confirmations[i].status = .pending
      confirmations[i].proof = nil
    }
    let duets = history.duetsInForce
    for i in confirmations.indices {
      if let duet = duets[tests[confirmations[i].suspect.test]] {
        confirmations[i].settle(by: duet)
      }
    }
    return confirmations
  }

  /// The suspects with what so many executions on purpose, in microseconds, have shown.
  private func confirmations(
    of judgement: RunJudgement, by reruns: [TestID: [Int64]], _ policy: Policy
  ) -> [SlowdownConfirmation] {
    func seconds(_ test: Int) -> [Double]? {
      reruns[tests[test]]?.map { Double($0) / 1_000_000 }
    }
    let controls = judgement.tests.filter { $0.conclusion != .suspect }.compactMap { control in
      seconds(control.test).map { (baseline: control.baseline, reruns: $0) }
    }
    return SlowdownConfirmation.confirm(
      judgement.suspects.map { ($0, seconds($0.test) ?? []) },
      amongTests: judgement.tests.count, machine: RerunMachine(controls: controls),
      policy: policy.slowdowns)
  }

  /// Confirms what was confirmed after an earlier run of the same source, or of the branch where the test was slow in
  /// each run since.
  private func confirm(
    by earlier: RunHistory.EarlierRun, to confirmations: inout [SlowdownConfirmation],
    _ judgement: RunJudgement, in history: RunHistory, _ policy: Policy
  ) {
    guard !earlier.reruns.isEmpty else { return }
    let isOfSource = earlier.run.source == history.run.source
    let place = history.earlierRuns.firstIndex { $0.run.id == earlier.run.id } ?? 0
    let told = self.confirmations(of: judgement, by: earlier.reruns, policy)
    for i in confirmations.indices {
      let isInStreak = (confirmations[i].streak?.seconds.count ?? 0) > place
      guard isOfSource || isInStreak else { continue }
      confirmations[i].take(told[i], of: earlier.run.key)
    }
  }

  /// The tests to run again beside suspects.
  func controls(in history: RunHistory) -> [TestID] {
    let judged = judgement?.tests ?? []
    let usual = judged.filter { $0.conclusion != .suspect && !$0.baseline.hasTwoLevels }
    return ControlTests.chosen(
      among: usual.map {
        .init(
          test: $0.test, seconds: $0.expectedSeconds, group: history.groups[tests[$0.test]] ?? "")
      }, ofSuite: judged.reduce(0) { $0 + $1.expectedSeconds }
    ).map { tests[$0] }
  }

  /// Whether people are told of a suspect.
  func isWorthALook(_ confirmation: SlowdownConfirmation) -> Bool {
    guard unjudged == nil, let judgement, let noise else { return false }
    return confirmation.isWorthALook(
      amongTests: judgement.tests.count, noise: noise, load: judgement.load)
  }

  /// Whether a test is slower than chance makes any in ten healthy runs, and than the suite's noise makes one that
  /// is comparable.
  func isBeyondNoise(_ test: DurationJudgement) -> Bool {
    guard unjudged == nil, let judgement, let model else { return false }
    return test.isBeyond(
      model.noise, amongTests: judgement.tests.count, load: judgement.load)
  }

  /// How many times what was expected a test took in each run of the baseline, the oldest run first; NaN where it did
  /// not pass.
  ///
  /// `level`: by what the run is judged; nil for what is usual of all of them.
  func ratios(ofTest test: Int, by level: TestBaseline?) -> [Double] {
    model?.machine.residualRatios(of: baseline, test: test, by: level) ?? []
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
