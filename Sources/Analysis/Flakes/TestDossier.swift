public import History

/// All that is known of one test: what it did, where and since when.
public struct TestDossier: Sendable {
  /// Attempts of the test in one run that were not just a pass.
  public struct RedRun: Sendable {
    public var run: RunSummary
    /// All its attempts in that run, in order.
    public var attempts: [AttemptHistory.Entry]
  }

  /// How the test fares on one platform.
  public struct Platform: Sendable {
    public var name: String
    public var attempts: Int
    public var failed: Int
  }

  /// Runs between which the test began to do what it does.
  public struct Onset: Sendable {
    /// Whether it broke; else it became flaky.
    public var isBreak: Bool
    /// The last run that cannot be to blame; nil where the window begins later.
    public var after: RunSummary?
    public var first: RunSummary
    public var last: RunSummary
  }

  /// The test as the list of all has it, by platform where it differs.
  public var entries: [SuiteFlakes.Entry]
  /// How often its first attempts fail if it is flaky, retries left aside.
  public var firstAttemptRate: Double
  public var firstSeen: RunSummary?
  public var lastSeen: RunSummary?
  /// Newest first.
  public var redRuns: [RedRun]
  public var platforms: [Platform]
  public var onset: Onset?
  /// Where it began to fail more or less often, oldest first.
  public var changes: [Onset]
  /// Tests that fail on much the same sources.
  public var coFailing: [TestID]

  /// Gathers what a history says of a test; nil where it was never seen. `flakes`: what was made of the
  /// same history.
  public init?(
    of test: TestID, in history: AttemptHistory, _ flakes: SuiteFlakes, trunk: String
  ) {
    guard let attempts = history.attempts(of: test) else { return nil }
    let frame = SourceWindow(history, trunk: trunk)
    let evidence = flakes.survey.evidence(of: attempts, in: frame)
    entries = flakes.entries.filter { $0.test == test }
    firstAttemptRate = flakes.survey.model.estimate(evidence.sources.map(\.firstAttemptsOnly)).rate
    let runs = Self.runs(of: attempts)
    firstSeen = runs.first.map { history.runs[$0] }
    lastSeen = runs.last.map { history.runs[$0] }
    redRuns = Self.redRuns(attempts, in: history)
    platforms = Self.platforms(attempts, in: history)
    coFailing = Self.coFailing(test, in: history, frame)
    func onset(_ culprit: Culprit, isBreak: Bool) -> Onset {
      // What ran before the test was there cannot be to blame.
      let birth = evidence.sources.first.map { Int($0.position) } ?? 0
      let first = max(birth, culprit.earliest)
      return Onset(
        isBreak: isBreak,
        after: first > birth ? history.runs[frame.firstRuns[first - 1]] : nil,
        first: history.runs[frame.firstRuns[first]],
        last: history.runs[frame.firstRuns[min(culprit.latest, frame.sourceCount - 1)]])
    }
    let rate = entries.first?.assessment.estimate.rate ?? 0
    if let culprit = Culprit.ofBreak(evidence.sources) {
      self.onset = onset(culprit, isBreak: true)
    } else if entries.contains(where: { $0.assessment.flakes > 0 }),
      let culprit = Culprit.ofFlake(evidence.sources, rate: rate)
    {
      self.onset = onset(culprit, isBreak: false)
    }
    changes = OutcomeChangePoints().find(in: evidence.sources.map(OutcomeCounts.init)).map {
      onset(Culprit(earliest: $0.earliest, latest: $0.latest), isBreak: false)
    }
  }

  private static func runs(of test: TestAttempts) -> [Int] {
    var runs = Set(test.others.map { Int($0.run) })
    test.firstPasses.forEach { runs.insert($0) }
    return runs.sorted()
  }

  private static func redRuns(_ test: TestAttempts, in history: AttemptHistory) -> [RedRun] {
    let byRun = Dictionary(grouping: test.others, by: \.run)
    return byRun.filter { $1.contains(where: \.outcome.isFailure) }.keys.sorted(by: >)
      .map { run in
        var attempts = byRun[run] ?? []
        if test.firstPasses.contains(Int(run)) {
          attempts.insert(.init(run: Int(run), outcome: .passed), at: 0)
        }
        return RedRun(run: history.runs[Int(run)], attempts: attempts)
      }
  }

  private static func platforms(_ test: TestAttempts, in history: AttemptHistory) -> [Platform] {
    var counts: [String: (attempts: Int, failed: Int)] = [:]
    test.firstPasses.forEach { counts[history.platforms[$0], default: (0, 0)].attempts += 1 }
    for attempt in test.others where attempt.outcome != .skipped {
      let platform = history.platforms[Int(attempt.run)]
      counts[platform, default: (0, 0)].attempts += 1
      counts[platform, default: (0, 0)].failed += attempt.outcome.isFailure ? 1 : 0
    }
    return counts.keys.sorted().map { name in
      let count = counts[name] ?? (0, 0)
      return Platform(name: name, attempts: count.attempts, failed: count.failed)
    }
  }

  private static func coFailing(
    _ test: TestID, in history: AttemptHistory, _ frame: SourceWindow
  ) -> [TestID] {
    let failing = history.tests.filter(\.hasFailed)
    let sources = failing.map { other in
      frame.evidence(of: other).sources.filter { !$0.isClean }.map(\.position)
    }
    let cluster = CoFailures.clusters(sources).first { cluster in
      cluster.contains { failing[$0].test == test }
    }
    return (cluster ?? []).map { failing[$0].test }.filter { $0 != test }
  }
}
