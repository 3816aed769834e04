/// One thing that `laptime.toml` can say, declared where it is used. Reading the file, the template of
/// `laptime init` and what the store keeps of a verdict's policy all follow from the declaration.
public struct Setting<Value: SettingType>: Sendable {
  public let description: SettingDescription
  /// What holds where the file says nothing.
  public let usual: Value

  init(
    _ section: SettingSection, _ key: String, _ usual: Value, _ kind: SettingKind, _ about: String
  ) {
    description = SettingDescription(
      section: section, key: key, kind: kind, usual: usual.settingValue, about: about)
    self.usual = usual
  }
}

/// What values a setting can have.
public enum SettingKind: Hashable, Sendable {
  case number(ClosedRange<Double>)
  case whole(ClosedRange<Int>)
  case duration
  case word([String])
  /// A list of words of the project's own.
  case words
}
