public import History
import RealModule

/// What the history says of the flakiness of every test of a suite.
public struct SuiteFlakes: Sendable {
  /// A test with what is to be thought of it.
  public struct Entry: Sendable {
    public var test: TestID
    /// Where it is so; nil for everywhere.
    public var platform: String?
    public var assessment: TestAssessment
    /// The test's part in the chance that good code looks red, 0…1.
    public var share: Double
    public var cost: FlakeCost
    /// Sources on which every attempt failed.
    public var failures: Int
    /// By source, oldest first, the last ones: `.` passed, `F` failed, `x` both.
    public var strip: String
    /// The first run that had the test as it is now, where clean sources are counted from there.
    public var countedSince: RunSummary?
  }

  /// The tests, those that cost most first.
  public private(set) var entries: [Entry]
  /// Probability that a run of good code is red because some test fails its only attempt.
  public let falseRed: Double
  /// Expected flakes in a run.
  public let flakesPerRun: Double
  /// The same as it was at the end of each part of the window, oldest first; the last is now.
  public let trend: [Double]
  /// What all tests say together.
  let survey: FlakeSurvey
  /// Runs that are evidence, and those of them in which a test failed at first.
  public let runs: Int
  public let redRuns: Int
  /// The share of runs that may be red all the same where none was, with 95 % confidence; nil where one was,
  /// or nothing ran.
  public var redAtMost: Double? {
    redRuns == 0 && runs > 0 ? 1 - .pow(0.05, 1 / Double(runs)) : nil
  }
  /// How many sources the window has.
  public let sources: Int
  /// The newest run of the window; nil for an empty one.
  public let newest: RunSummary?

  /// Sources that a strip shows at the most.
  static let stripLength = 40

  /// Assesses every test of a history. `trunk` is the branch whose runs count as the trunk's.
  /// `priors`: what is believed before the history is known. `versions`: of a test that failed, by run, how
  /// often its file had changed by then; nil where that is not known or it did not.
  public init(
    _ history: AttemptHistory, trunk: String, priors: FlakePriors = FlakePriors(),
    versions: (TestID) -> [Int32]? = { _ in nil }
  ) {
    let platforms = PlatformFrames(history, trunk: trunk)
    let survey = FlakeSurvey(history, in: platforms.all, from: priors)
    let model = survey.model
    let costs = FlakeCosts(history)
    let newest = history.newestRuns
    var trend = FlakeTrend(model, sources: platforms.all.sourceCount)
    var entries: [Entry] = []
    var estimates: [FlakeEstimate] = []
    var owners: [Int] = []
    for (place, test) in history.tests.enumerated() {
      let whole = survey.evidence(of: test, in: platforms.all)
      let hasFailed = whole.sources.contains { !$0.isClean }
      let byRun = hasFailed ? versions(test.test) : nil
      trend.take(whole.sources)
      let cost = costs.cost(of: test)
      let presence = Self.presence(of: test, inRuns: newest)
      for (platform, frame, evidence) in platforms.split(test, whole, survey) {
        let evidence = byRun.map { evidence.numbered($0, in: frame) } ?? evidence
        let assessment = model.assess(evidence, presence: presence)
        owners.append(place)
        estimates.append(assessment.estimate)
        entries.append(
          Entry(
            test: test.test, platform: platform, assessment: assessment, share: 0, cost: cost,
            failures: evidence.sources.count(where: \.isAllFail), strip: Self.strip(evidence),
            countedSince: assessment.restart.map { history.runs[frame.firstRuns[Int($0)]] }))
      }
    }
    // A run is on one platform: of a test that is several entries the worst one counts.
    var worst: [Int: Int] = [:]
    for (entry, owner) in owners.enumerated() {
      let rate = estimates[entry].failsAll(attempts: 1)
      if let known = worst[owner], estimates[known].failsAll(attempts: 1) >= rate { continue }
      worst[owner] = entry
    }
    let shown = worst.values.sorted()
    let flakiness = FalseRedChance(
      shown.map { estimates[$0] }, attempts: shown.map { _ in 1 })
    for (index, entry) in shown.enumerated() { entries[entry].share = flakiness.shares[index] }
    let weights = entries.map(Self.weight)
    self.entries = entries.indices.sorted { weights[$0] > weights[$1] }.map { entries[$0] }
    falseRed = flakiness.falseRed
    flakesPerRun = flakiness.flakesPerRun
    self.trend = trend.values
    self.survey = survey
    let counted = history.runs.indices.filter { platforms.all.positions[$0] != nil }
    runs = counted.count
    redRuns = counted.count { history.failedFirst[$0] > 0 }
    sources = platforms.all.sourceCount
    self.newest = history.runs.last
  }

  /// Keeps the entries that matter to somebody.
  public mutating func keep(limit: Int, where isWanted: (Entry) -> Bool) {
    entries = Array(entries.filter(isWanted).prefix(limit))
  }

  /// Whether the newest run of some platform has the test.
  static func presence(of test: TestAttempts, inRuns newest: [Int]) -> TestPresence {
    let outcomes = newest.compactMap { test.outcome(inRun: $0) }
    if outcomes.isEmpty { return .absent }
    return outcomes.allSatisfy { $0 == .skipped } ? .skipped : .ran
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
    return (order, Double(entry.cost.microseconds), entry.share, -entry.test.rawValue)
  }

  /// The last sources of a test, one character each.
  static func strip(_ evidence: TestTally, length: Int = stripLength) -> String {
    let marks = evidence.sources.suffix(length).map { source in
      UInt8(ascii: source.isClean ? "." : source.isAllFail ? "F" : "x")
    }
    return String(decoding: marks, as: UTF8.self)
  }
}
