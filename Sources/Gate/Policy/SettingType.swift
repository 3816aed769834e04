/// A type that settings have.
public protocol SettingType: Hashable, Sendable {
  /// The value that a file's value means; nil where it is of another kind.
  init?(_ value: SettingValue)
  /// The value as the file and the store have it.
  var settingValue: SettingValue { get }
}

extension SettingType where Self: RawRepresentable, RawValue == String {
  /// Nil for a value of another type, or a word that is none of the type's.
  public init?(_ value: SettingValue) {
    guard case .word(let word) = value else { return nil }
    self.init(rawValue: word)
  }

  public var settingValue: SettingValue { .word(rawValue) }
}
