import Gate
import History
import Host

/// What `laptime.toml` says.
struct Configuration {
  /// The project's name in the store.
  var project: String?
  /// Where bundles travel to: `git+origin`, or a folder.
  var remote: String?
  /// The command that runs some tests again, with `{tests}` where they are to be named.
  var rerun: String?
  /// The command that makes the checkout of a duet's base ready.
  var prepare: String?
  /// Whether secrets are taken out of what is recorded.
  var redacts = true
  var policy = Policy()

  /// The file's name in a project.
  static let usualName = "laptime.toml"

  /// The nearest `laptime.toml` from here upward, or the file that is named; without one, what holds
  /// without.
  ///
  /// `source`: the revision that has it; nil for the file as it lies here.
  ///
  /// - Throws: `ConfigurationError` with the place of what is wrong, `UnknownPolicySource`.
  static func load(_ file: String?, from source: PolicySource? = nil) throws -> Configuration {
    if let source {
      let found = try source.file(file, usually: usualName)
      guard let text = found.text else { return Configuration() }
      return try Configuration(
        text: text, file: "\(source.name):\(found.file?.path ?? usualName)")
    }
    guard let path = file ?? FileSearch.upward(usualName) else { return Configuration() }
    guard let text = FileSearch.text(of: path, isNamed: file != nil) else {
      throw ConfigurationError(file: path, reason: "cannot be read")
    }
    return try Configuration(text: text, file: path)
  }

  init() {}

  /// All that it says, by name, in the order of the file that `laptime init` writes.
  var settings: [(name: String, value: String)] {
    let own = ConfigurationKey.all.compactMap { key in
      key.text(self).map { ((key.table.isEmpty ? "" : key.table + ".") + key.name, $0) }
    }
    return own + policy.settings(trunk: "").filter { $0.name != "trunk" }
  }

  /// What a suite's table may say.
  static let suiteKeys = ["budget", "tier"]

  /// Reads the text of a configuration file.
  init(text: String, file: String) throws {
    let root = try ConfigurationSection(text: text, file: file)
    let sections = SettingList.sections
    try root.allow(
      ConfigurationKey.keys(of: "").map(\.name) + ["suites"] + sections.map(\.name) + ["rules"]
        + ConfigurationKey.tables)
    for key in ConfigurationKey.keys(of: "") { try key.read(root, &self) }
    if let suites = try root.section("suites") { try read(suites: suites) }
    for (name, settings) in sections {
      guard let section = try root.section(name) else { continue }
      try section.allow(settings.map(\.key))
      try read(settings, from: section)
    }
    if let tiers = try root.section("tiers"),
      policy[TierSettings.fast] >= policy[TierSettings.medium]
    {
      throw tiers.error("fast", "fast must be less than medium")
    }
    if let rules = try root.section("rules") { try read(rules: rules) }
    for table in ConfigurationKey.tables {
      guard let section = try root.section(table) else { continue }
      let keys = ConfigurationKey.keys(of: table)
      try section.allow(keys.map(\.name))
      for key in keys { try key.read(section, &self) }
    }
  }

  private mutating func read(_ settings: [SettingDescription], from section: ConfigurationSection)
    throws
  {
    for setting in settings {
      if let value = try section.value(of: setting) { policy[setting] = value }
    }
  }

  private mutating func read(suites: ConfigurationSection) throws {
    for name in suites.keys {
      guard let suite = try suites.section(name) else { continue }
      try suite.allow(Self.suiteKeys)
      var asked = policy.suites[name] ?? SuitePolicy()
      asked.budget = try suite.duration("budget") ?? asked.budget
      asked.tier =
        try suite.word("tier", Tier.allCases.map(\.rawValue)).flatMap(Tier.init) ?? asked.tier
      policy.suites[name] = asked
    }
  }

  private mutating func read(rules: ConfigurationSection) throws {
    try rules.allow(GateRules.all.map { $0.name.rawValue })
    let levels = RuleLevel.allCases.map(\.rawValue)
    for rule in GateRules.all {
      let name = rule.name.rawValue
      var level = rules.isSection(name) ? nil : try rules.word(name, levels)
      if rules.isSection(name), let section = try rules.section(name) {
        try section.allow(["level"] + rule.settings.map(\.key))
        level = try section.word("level", levels)
        try read(rule.settings, from: section)
      }
      if let level = level.flatMap(RuleLevel.init) { policy[level: rule] = level }
    }
  }
}
