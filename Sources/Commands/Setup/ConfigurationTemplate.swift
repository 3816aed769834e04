import Gate
import History

/// The `laptime.toml` that `laptime init` writes: everything in it is commented out and says what
/// holds without it.
enum ConfigurationTemplate {
  static var text: String {
    var lines = [
      "# What this project asks of its test suites. Every line shows what holds without it.", "",
      remark("trunk = \"main\"", "else git's origin/HEAD, else main, else master"), "",
    ]
    lines += suites + [""]
    for (name, settings) in SettingList.sections {
      lines.append("# [\(name)]")
      lines += settings.map { remark("\($0.key) = \($0.usual.literal)", $0.about) } + [""]
    }
    lines.append(remark("[rules]", "each \"fail\", \"warn\" or \"off\""))
    lines += GateRules.all.map(line)
    return lines.joined(separator: "\n") + "\n"
  }

  private static var suites: [String] {
    let usual = SuitePolicy.usual.sorted { ($1.value.budget ?? 0) < ($0.value.budget ?? 0) }
    return usual.flatMap { name, suite in
      ["# [suites.\(name)]"]
        + suite.settings.map { setting in
          remark("\(setting.key) = \(setting.value.literal)", "wall time of a run")
        }
    } + [remark("tier = \"fast\"", "every test of it must be fast (nothing is asked without it)")]
  }

  private static func line(_ rule: any Rule.Type) -> String {
    let level = "\"\(rule.usualLevel.rawValue)\""
    guard !rule.settings.isEmpty else {
      return remark("\(rule.name) = \(level)", rule.about)
    }
    let settings = rule.settings.map { ", \($0.key) = \($0.usual.literal)" }.joined()
    return remark("\(rule.name) = { level = \(level)\(settings) }", rule.about)
  }

  /// A line that is commented out, with what it means in a column of its own.
  private static func remark(_ line: String, _ about: String) -> String {
    let line = "# " + line
    guard !about.isEmpty else { return line }
    return line + String(repeating: " ", count: max(1, 33 - line.count)) + "# " + about
  }
}
