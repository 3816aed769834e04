public import Analysis
public import History
public import Quarantine

/// What a project asks of its suites. The values here are those that hold without a `laptime.toml`.
public struct Policy: Sendable {
  /// The branch whose runs are the baseline; nil leaves it to git.
  public var trunk: String?
  public var suites: [String: SuitePolicy] = [
    "full": SuitePolicy(budget: 120_000_000),
    "unit": SuitePolicy(budget: 30_000_000),
    "integration": SuitePolicy(budget: 90_000_000),
  ]
  public var tiers = Tiers()
  public var coverage = CoveragePolicy()
  public var baseline = BaselinePolicy()
  /// Percent of the available CPU time that a parallel run is to use.
  public var parallelEfficiency = 75.0
  /// Percent of the suite that may go before it counts as a loss whatever the reason.
  public var missingTests = 5.0
  /// What counts as a slowdown.
  public var slowdowns = SlowdownPolicy()
  /// Whether a suspected slowdown keeps the run from passing until re-runs settle it.
  public var confirmsSlowdowns = false
  /// The tests whose failures are not to count; nil where the project has no such file.
  public var quarantine: ReviewedQuarantine?
  /// What is asked of the lines of that file.
  public var quarantineLimits = QuarantineReview.Limits()
  public var flakes = FlakePolicy()
  public var levels: [RuleName: RuleLevel] = [:]

  public init() {}

  /// How much a rule weighs.
  public func level(of rule: RuleName) -> RuleLevel { levels[rule] ?? rule.usualLevel }
}

/// What is asked of one suite.
public struct SuitePolicy: Hashable, Sendable {
  /// The wall time in microseconds that a run may take; nil for no limit.
  public var budget: Int64?
  /// The tier that every test of the suite must be of.
  public var tier: Tier?

  public init(budget: Int64? = nil, tier: Tier? = nil) {
    self.budget = budget
    self.tier = tier
  }
}

/// How long a test takes, in three words.
public enum Tier: String, CaseIterable, Sendable {
  case fast, medium, slow
}

/// The bounds of the tiers in microseconds: what takes longer than `medium` is slow.
public struct Tiers: Hashable, Sendable {
  public var fast: Int64 = 100_000
  public var medium: Int64 = 1_000_000

  public init() {}

  /// The longest that a test of the tier may take; nil where it may take any time.
  public func limit(of tier: Tier) -> Int64? {
    switch tier {
    case .fast: fast
    case .medium: medium
    case .slow: nil
    }
  }
}

/// What is asked of coverage.
public struct CoveragePolicy: Hashable, Sendable {
  /// Percent.
  public var floor = 80.0
  /// Points below the baseline's median.
  public var drop = 1.0
  public var metric = CoverageMetric.combined

  public init() {}
}

/// Which runs a run is judged against.
public struct BaselinePolicy: Hashable, Sendable {
  /// How many at the most.
  public var runs = 30
  /// With fewer than this on the same class of machines, runs on others count as well.
  public var enough = 10

  public init() {}
}

extension Policy {
  /// The line of the quarantine under which a test's failures do not count; nil where they do.
  func suspension(of result: TestResult, in history: RunHistory) -> QuarantineEntry? {
    guard let quarantine, let identity = history.identities[result.test] else { return nil }
    return quarantine.suspending(
      test: identity.id, environment: "\(history.platform), \(history.run.environment.text)",
      fingerprints: history.fingerprints[result.test] ?? [])
  }
}
