public import History
import Statistics

/// What the history says of the flakiness of every test of a suite.
public struct SuiteFlakes: Sendable {
  /// A test with what is to be thought of it.
  public struct Entry: Sendable {
    public var test: TestID
    public var assessment: TestAssessment
    /// The test's part in the chance that good code looks red, 0…1.
    public var share: Double
    /// Microseconds that its failures cost in the window: the median wall time of a run for every run
    /// that it reddened, shared with the other tests that did.
    public var cost: Int64
    /// By source, oldest first, the last ones: `.` passed, `F` failed, `x` both.
    public var strip: String
  }

  /// The tests, those that cost most first.
  public var entries: [Entry]
  /// Probability that a run of good code is red because some test fails its only attempt.
  public var falseRed: Double
  /// Expected flakes in a run.
  public var flakesPerRun: Double
  /// How many sources the window has.
  public var sources: Int

  /// Assesses every test of a history. `trunk` is the branch whose runs count as the trunk's.
  public init(_ history: AttemptHistory, trunk: String, model: FlakeModel = FlakeModel()) {
    let counts = FirstAttempts(history)
    let frame = EvidenceFrame(
      runs: history.runs.enumerated().map { place, run in
        EvidenceRun(
          source: run.source, start: run.startedAt,
          isTrunk: run.branch == nil || run.branch == trunk, isComplete: run.isComplete,
          executedTests: counts.executed[place], failedFirstAttempts: counts.failed[place])
      })
    let last = history.runs.indices.last ?? 0
    var entries: [Entry] = []
    var estimates: [FlakeEstimate] = []
    for (test, attempts) in zip(history.tests, history.attempts) {
      let evidence = frame.evidence(
        of: attempts.map { EvidenceAttempt(run: Int($0.run), outcome: $0.outcome, mode: $0.mode) })
      let latest = attempts.last { $0.run == last }
      let presence: TestPresence =
        latest == nil ? .absent : latest?.outcome == .skipped ? .skipped : .ran
      let flags: TestFlags = evidence.isOrderDependent ? .orderDependent : []
      let assessment = model.assess(evidence, presence: presence, flags: flags)
      estimates.append(assessment.estimate)
      entries.append(
        Entry(
          test: test, assessment: assessment, share: 0, cost: 0, strip: Self.strip(evidence)))
    }
    let flakiness = SuiteFlakiness(estimates, attempts: estimates.map { _ in 1 })
    let costs = Self.costs(history, counts)
    for index in entries.indices {
      entries[index].share = flakiness.shares[index]
      entries[index].cost = costs[index]
    }
    self.entries = entries.sorted { Self.weight($0) > Self.weight($1) }
    falseRed = flakiness.falseRed
    flakesPerRun = flakiness.flakesPerRun
    sources = frame.sourceCount
  }

  /// Flaky tests first, then suspects, then what fails; within each by cost and by share.
  private static func weight(_ entry: Entry) -> (Int, Double, Double, Int64) {
    let order: Int =
      switch entry.assessment.state {
      case .flaky: 3
      case .suspect: 2
      case .broken, .newlyFailing, .bornFailing, .failingUnconfirmed: 1
      default: 0
      }
    return (order, Double(entry.cost), entry.share, -entry.test.rawValue)
  }

  private static func strip(_ evidence: TestEvidence) -> String {
    String(
      evidence.sources.suffix(40).map { source -> Character in
        source.isClean ? "." : source.isAllFail ? "F" : "x"
      })
  }

  /// By test: the wall time of the runs that it reddened, each shared by the tests that did.
  private static func costs(_ history: AttemptHistory, _ counts: FirstAttempts) -> [Int64] {
    let walls = history.runs.compactMap { $0.wall.map { Double($0.microseconds) } }
    guard !walls.isEmpty else { return history.tests.map { _ in 0 } }
    let wall = Quantiles.median(of: walls)
    let guardian = InfrastructureGuard()
    return history.attempts.map { attempts in
      var cost = 0.0
      var previous: Int32 = -1
      for attempt in attempts where attempt.run != previous {
        previous = attempt.run
        let run = Int(attempt.run)
        guard attempt.outcome.isFailure,
          !guardian.isTripped(executed: counts.executed[run], failedFirst: counts.failed[run])
        else { continue }
        cost += wall / Double(counts.failed[run])
      }
      return Int64(cost)
    }
  }
}

/// By run: how many tests ran, and of how many the first attempt failed.
private struct FirstAttempts {
  var executed: [Int]
  var failed: [Int]

  init(_ history: AttemptHistory) {
    executed = history.runs.map { _ in 0 }
    failed = executed
    for attempts in history.attempts {
      var previous: Int32 = -1
      for attempt in attempts where attempt.run != previous {
        previous = attempt.run
        if attempt.outcome != .skipped { executed[Int(attempt.run)] += 1 }
        if attempt.outcome.isFailure { failed[Int(attempt.run)] += 1 }
      }
    }
  }
}
