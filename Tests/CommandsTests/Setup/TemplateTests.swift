import Gate
import TestSupport
import Testing

@testable import Commands

/// The file that `laptime init` writes.
struct TemplateTests {
  /// The template with every line of it switched on.
  private var live: String {
    let lines = ConfigurationTemplate().text.split(
      separator: "\n", omittingEmptySubsequences: false)
    return lines.map { line in
      line.hasPrefix("# [") || line.contains(" = ") ? String(line.dropFirst(2)) : String(line)
    }.joined(separator: "\n")
  }

  @Test func `with every line switched on it says what holds without it`() throws {
    var policy = try Configuration(text: live, file: "laptime.toml").policy
    // These two have no value that holds without them.
    #expect(policy.trunk == "main")
    policy.trunk = nil
    let tiers = policy.suites.values.compactMap(\.tier)
    #expect(tiers == [.fast])
    for name in policy.suites.keys { policy.suites[name]?.tier = nil }
    let told = policy.settings(trunk: "main").map { "\($0.name) = \($0.value)" }
    let usual = Policy().settings(trunk: "main").map { "\($0.name) = \($0.value)" }
    #expect(told.count > 30 && told == usual)
  }

  @Test func `it has a line for every setting and every rule`() {
    let text = ConfigurationTemplate().text
    for setting in SettingList.all {
      #expect(text.contains("\(setting.key) = "), "\(setting.name)")
    }
    for rule in GateRules.all { #expect(text.contains("# \(rule.name) = "), "\(rule.name)") }
  }

  @Test func `it names every key that is read, and the page of the rules shows it`() {
    let text = ConfigurationTemplate().text
    for key in ConfigurationKey.all.map(\.name) + Configuration.suiteKeys {
      #expect(text.contains("# \(key) = "), "\(key)")
    }
    let page = "\(TestTools.projectFolder)/Sources/laptime/Documentation.docc/Rules.md"
    #expect((contents(of: page) ?? "").contains("```toml\n\(text)```"))
  }

  @Test func `a line that says something else changes what holds`() throws {
    let text = live.replacing("floor = 80", with: "floor = 81")
    let policy = try Configuration(text: text, file: "laptime.toml").policy
    #expect(policy[CoverageSettings.floor] == 81)
  }
}
