import Gate
import History

/// The `laptime.toml` that `laptime init` writes: everything in it is commented out and says what
/// holds without it; but for a start in which everything only warns.
struct ConfigurationTemplate {
  /// Suites that the repository seems to have.
  var suites: [Repository.Suite] = []
  /// Whether what would fail a run is to warn for the time being.
  var isWarnOnly = false

  var text: String {
    var lines = [
      "# What this project asks of its test suites. Every line shows what holds without it.", "",
    ]
    lines += Self.own("") + [""] + suiteLines + [""]
    for (name, settings) in SettingList.sections {
      lines.append("# [\(name)]")
      lines += settings.map { Self.remark("\($0.key) = \($0.usual.literal)", $0.about) } + [""]
    }
    for table in ConfigurationKey.tables { lines += ["# [\(table)]"] + Self.own(table) + [""] }
    if isWarnOnly {
      lines.append(
        "# A start to watch for a week: nothing fails a run. Take lines away to be strict.")
      lines.append("[rules]")
    } else {
      lines.append(Self.remark("[rules]", "each \"fail\", \"warn\" or \"off\""))
    }
    lines += GateRules.all.map(line)
    return lines.joined(separator: "\n") + "\n"
  }

  /// The table by which what fails a run warns.
  var warningRules: [String] {
    ["[rules]"] + GateRules.all.filter { $0.usualLevel == .fail }.map(line)
  }

  /// The keys of a table that the policy does not have.
  private static func own(_ table: String) -> [String] {
    ConfigurationKey.keys(of: table).map { remark("\($0.name) = \($0.example)", $0.about) }
  }

  private var suiteLines: [String] {
    let usual = SuitePolicy.usual.sorted { ($1.value.budget ?? 0) < ($0.value.budget ?? 0) }
    var lines = usual.flatMap { name, suite in
      ["# [suites.\(name)]"]
        + suite.settings.map { setting in
          Self.remark("\(setting.key) = \(setting.value.literal)", "wall time of a run")
        }
    }
    lines.append(
      Self.remark("tier = \"fast\"", "every test of it must be fast (nothing is asked without it)"))
    for suite in suites {
      if suite.name != nil { lines.append("#   \(suite.typed)") }
      lines += suite.parts.map { "#   \(suite.typed($0))" }
    }
    return lines
  }

  private func line(_ rule: any Rule.Type) -> String {
    if isWarnOnly && rule.usualLevel == .fail {
      let line = "\(rule.name) = \"warn\""
      return line + String(repeating: " ", count: max(1, 33 - line.count)) + "# " + rule.about
    }
    let level = "\"\(rule.usualLevel.rawValue)\""
    guard !rule.settings.isEmpty else {
      return Self.remark("\(rule.name) = \(level)", rule.about)
    }
    let settings = rule.settings.map { ", \($0.key) = \($0.usual.literal)" }.joined()
    return Self.remark("\(rule.name) = { level = \(level)\(settings) }", rule.about)
  }

  /// A line that is commented out, with what it means in a column of its own.
  private static func remark(_ line: String, _ about: String) -> String {
    let line = "# " + line
    guard !about.isEmpty else { return line }
    return line + String(repeating: " ", count: max(1, 33 - line.count)) + "# " + about
  }
}
