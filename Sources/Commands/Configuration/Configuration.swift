import Analysis
import Gate
import History
import Quarantine

/// What `laptime.toml` says.
struct Configuration {
  /// The project's name in the store.
  var project: String?
  /// The command that runs some tests again, with `{tests}` where they are to be named.
  var rerun: String?
  var policy = Policy()

  /// The nearest `laptime.toml` from here upward, or the file that is named; without one, what holds
  /// without.
  ///
  /// - Throws: `ConfigurationError` with the place of what is wrong.
  static func load(_ file: String?) throws -> Configuration {
    guard let path = file ?? FileSearch.upward("laptime.toml") else { return Configuration() }
    guard let text = FileSearch.text(of: path) else {
      throw ConfigurationError(file: path, reason: "cannot be read")
    }
    return try Configuration(text: text, file: path)
  }

  init() {}

  /// Reads the text of a configuration file.
  init(text: String, file: String) throws {
    let root = try ConfigurationSection(text: text, file: file)
    try root.allow([
      "project", "trunk", "suites", "tiers", "coverage", "baseline", "flaky", "rules", "runner",
    ])
    project = try root.string("project")
    policy.trunk = try root.string("trunk")
    if let suites = try root.section("suites") { try readSuites(suites) }
    if let tiers = try root.section("tiers") { try readTiers(tiers) }
    if let coverage = try root.section("coverage") { try readCoverage(coverage) }
    if let baseline = try root.section("baseline") { try readBaseline(baseline) }
    if let flaky = try root.section("flaky") { try readFlaky(flaky) }
    if let rules = try root.section("rules") { try readRules(rules) }
    if let runner = try root.section("runner") {
      try runner.allow(["rerun"])
      rerun = try runner.string("rerun")
      if let rerun, !rerun.contains("{tests}") {
        throw runner.error("rerun", "rerun must have {tests} where the tests are to be named")
      }
    }
  }

  private mutating func readSuites(_ suites: ConfigurationSection) throws {
    for name in suites.keys {
      guard let suite = try suites.section(name) else { continue }
      try suite.allow(["budget", "tier"])
      var asked = policy.suites[name] ?? SuitePolicy()
      asked.budget = try suite.duration("budget") ?? asked.budget
      asked.tier = try suite.choice("tier", Tier.self) ?? asked.tier
      policy.suites[name] = asked
    }
  }

  private mutating func readTiers(_ tiers: ConfigurationSection) throws {
    try tiers.allow(["fast", "medium"])
    policy.tiers.fast = try tiers.duration("fast") ?? policy.tiers.fast
    policy.tiers.medium = try tiers.duration("medium") ?? policy.tiers.medium
    if policy.tiers.fast >= policy.tiers.medium {
      throw tiers.error("fast", "fast must be less than medium")
    }
  }

  private mutating func readCoverage(_ coverage: ConfigurationSection) throws {
    try coverage.allow(["floor", "drop", "metric"])
    policy.coverage.floor =
      try coverage.number("floor", in: 0...100) ?? policy.coverage.floor
    policy.coverage.drop = try coverage.number("drop", in: 0...100) ?? policy.coverage.drop
    policy.coverage.metric =
      try coverage.choice("metric", CoverageMetric.self) ?? policy.coverage.metric
  }

  private mutating func readBaseline(_ baseline: ConfigurationSection) throws {
    try baseline.allow(["runs"])
    policy.baseline.runs = try baseline.integer("runs", in: 1...1000) ?? policy.baseline.runs
    policy.slowdowns.runs = policy.baseline.runs
    policy.baseline.enough = min(policy.baseline.enough, policy.baseline.runs)
  }

  private mutating func readFlaky(_ flaky: ConfigurationSection) throws {
    try flaky.allow(["alpha", "attempts", "share", "noise", "rate-a", "rate-b"])
    var flakes = policy.flakes
    flakes.alpha = try flaky.number("alpha", in: 0.0001...0.5) ?? flakes.alpha
    flakes.attempts = try flaky.integer("attempts", in: 1...8) ?? flakes.attempts
    flakes.priors.flakyShare =
      try flaky.number("share", in: 0.0001...0.9999) ?? flakes.priors.flakyShare
    flakes.priors.noise = try flaky.number("noise", in: 0.000_000_1...0.1) ?? flakes.priors.noise
    flakes.priors.rateA = try flaky.number("rate-a", in: 0.01...1000) ?? flakes.priors.rateA
    flakes.priors.rateB = try flaky.number("rate-b", in: 0.01...1000) ?? flakes.priors.rateB
    policy.flakes = flakes
  }

  private mutating func readQuarantine(_ section: ConfigurationSection) throws {
    try section.allow(["level", "days", "percent"])
    var limits = policy.quarantineLimits
    limits.days = try section.integer("days", in: 1...3650).map(Int64.init) ?? limits.days
    limits.share = try section.number("percent", in: 0...100).map { $0 / 100 } ?? limits.share
    policy.quarantineLimits = limits
  }

  private mutating func readRules(_ rules: ConfigurationSection) throws {
    try rules.allow(RuleName.allCases.map(\.rawValue))
    for rule in RuleName.allCases {
      guard rules.isSection(rule.rawValue), let section = try rules.section(rule.rawValue) else {
        policy.levels[rule] = try rules.choice(rule.rawValue, RuleLevel.self)
        continue
      }
      policy.levels[rule] = try section.choice("level", RuleLevel.self)
      try read(rule, section)
    }
  }

  private mutating func readSlowdowns(_ section: ConfigurationSection) throws {
    try section.allow(["level", "confirm", "min-ratio", "min-extra", "false-discovery-rate"])
    var slowdowns = policy.slowdowns
    policy.confirmsSlowdowns = try section.choice("confirm", Confirmation.self) == .required
    slowdowns.minimumRatio =
      try section.number("min-ratio", in: 1...100) ?? slowdowns.minimumRatio
    slowdowns.minimumExtra =
      try section.duration("min-extra").map { Double($0) / 1_000_000 } ?? slowdowns.minimumExtra
    slowdowns.falseDiscoveryRate =
      try section.number("false-discovery-rate", in: 0.0001...0.5) ?? slowdowns.falseDiscoveryRate
    policy.slowdowns = slowdowns
  }

  /// Whether a suspected slowdown may pass.
  private enum Confirmation: String, CaseIterable {
    case required, optional
  }

  /// The settings of a rule that has some.
  private mutating func read(_ rule: RuleName, _ section: ConfigurationSection) throws {
    switch rule {
    case .parallelEfficiency:
      try section.allow(["level", "percent"])
      policy.parallelEfficiency =
        try section.number("percent", in: 0...100) ?? policy.parallelEfficiency
    case .durationRegression:
      try readSlowdowns(section)
    case .newFlaky:
      try section.allow(["level", "confirm"])
      policy.flakes.confirms = try section.choice("confirm", Confirmation.self) == .required
    case .quarantine:
      try readQuarantine(section)
    case .missingTests:
      try section.allow(["level", "percent"])
      policy.missingTests = try section.number("percent", in: 0...100) ?? policy.missingTests
    default:
      try section.allow(["level"])
    }
  }
}
