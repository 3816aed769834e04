/// A setting, whatever its type.
public struct SettingDescription: Hashable, Sendable {
  public let section: SettingSection
  public let key: String
  public let kind: SettingKind
  public let usual: SettingValue
  /// What it means, for the template; empty where the key says it.
  public let about: String

  /// The name under which the store keeps it: `coverage.floor`, `rules.missing-tests.percent`.
  public var name: String { (section.path + [key]).joined(separator: ".") }
}
