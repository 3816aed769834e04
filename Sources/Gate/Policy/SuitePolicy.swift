/// What is asked of one suite.
public struct SuitePolicy: Hashable, Sendable {
  /// The wall time in microseconds that a run may take; nil for no limit.
  public var budget: Int64?
  /// The tier that every test of the suite must be of.
  public var tier: Tier?

  /// What is asked of a suite: a budget in microseconds, a tier; nothing where neither is given.
  public init(budget: Int64? = nil, tier: Tier? = nil) {
    self.budget = budget
    self.tier = tier
  }

  /// The suites that have a budget without a configuration.
  public static let usual = [
    "full": SuitePolicy(budget: 120_000_000), "unit": SuitePolicy(budget: 30_000_000),
    "integration": SuitePolicy(budget: 90_000_000),
  ]

  /// What a file says of it.
  public var settings: [(key: String, value: SettingValue)] {
    [("budget", budget.map(SettingValue.duration)), ("tier", tier?.settingValue)]
      .compactMap { key, value in value.map { (key, $0) } }
  }
}
