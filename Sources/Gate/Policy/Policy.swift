public import History

/// What a project asks of its suites: what `laptime.toml` says, and where it says nothing what each setting
/// has as its usual value. It holds no evidence.
public struct Policy: Sendable {
  /// The branch whose runs are the baseline; nil leaves it to git.
  public var trunk: String?
  /// The suites that something is asked of, by name.
  public var suites: [String: SuitePolicy] = SuitePolicy.usual
  private var values: [SettingDescription: SettingValue] = [:]
  private var levels: [RuleName: RuleLevel] = [:]

  /// What holds where a project says nothing.
  public init() {}

  /// A setting's value.
  public subscript<Value>(setting: Setting<Value>) -> Value {
    get { values[setting.description].flatMap(Value.init) ?? setting.usual }
    set { values[setting.description] = newValue.settingValue }
  }

  /// The same of a setting whatever its type; a value of another kind changes nothing.
  public subscript(setting: SettingDescription) -> SettingValue {
    get { values[setting] ?? setting.usual }
    set { values[setting] = newValue }
  }

  /// How much a rule weighs.
  public subscript(level rule: any Rule.Type) -> RuleLevel {
    get { levels[rule.name] ?? rule.usualLevel }
    set { levels[rule.name] = newValue }
  }

  /// All that a verdict goes by, by name: what the store keeps with it.
  ///
  /// `trunk`: the branch that was the trunk, which this policy may leave to git.
  public func settings(trunk: String) -> [(name: String, value: String)] {
    var settings = [("trunk", trunk)]
    for (name, suite) in suites.sorted(by: { $0.key < $1.key }) {
      settings += suite.settings.map { ("suites.\(name).\($0.key)", $0.value.text) }
    }
    settings += SettingList.all.map { ($0.name, self[$0].text) }
    return settings + GateRules.all.map { ("rules.\($0.name)", self[level: $0].rawValue) }
  }
}

/// The settings that there are, in the order of the template; those of a rule with the rule.
public enum SettingList {
  /// The settings of no single rule.
  public static let shared: [SettingDescription] =
    TierSettings.all + CoverageSettings.all + BaselineSettings.all + FlakySettings.all

  /// The same by the table of the file that they stand in, in order.
  public static var sections: [(name: String, settings: [SettingDescription])] {
    var sections: [(name: String, settings: [SettingDescription])] = []
    for setting in shared {
      let name = setting.section.path.joined(separator: ".")
      if sections.last?.name == name {
        sections[sections.count - 1].settings.append(setting)
      } else {
        sections.append((name, [setting]))
      }
    }
    return sections
  }

  public static let all: [SettingDescription] = shared + GateRules.all.flatMap { $0.settings }
}
