public import History

/// One thing that `laptime.toml` can say, declared where it is used. Reading the file, the template of
/// `laptime init` and what the store keeps of a verdict's policy all follow from the declaration.
public struct Setting<Value: SettingType>: Sendable {
  public let description: SettingDescription
  /// What holds where the file says nothing.
  public let usual: Value

  fileprivate init(
    _ section: SettingSection, _ key: String, _ usual: Value, _ kind: SettingKind, _ about: String
  ) {
    description = SettingDescription(
      section: section, key: key, kind: kind, usual: usual.settingValue, about: about)
    self.usual = usual
  }
}

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

/// The table of the file that a setting stands in.
public struct SettingSection: Hashable, Sendable {
  public let path: [String]

  /// A table of the file by its name.
  public init(_ name: String) { path = [name] }

  /// The settings of a rule: a table of its own, or the object behind its name.
  public static func rule(_ name: RuleName) -> SettingSection {
    SettingSection(path: ["rules", name.rawValue])
  }

  private init(path: [String]) { self.path = path }
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

extension SettingSection {
  /// A number of the section.
  public func number(
    _ key: String, _ usual: Double, in range: ClosedRange<Double>, _ about: String = ""
  ) -> Setting<Double> {
    Setting(self, key, usual, .number(range), about)
  }

  /// A whole number of the section.
  public func whole(_ key: String, _ usual: Int, in range: ClosedRange<Int>, _ about: String = "")
    -> Setting<Int>
  {
    Setting(self, key, usual, .whole(range), about)
  }

  /// `usual`: microseconds.
  public func duration(_ key: String, _ usual: Int64, _ about: String = "") -> Setting<Int64> {
    Setting(self, key, usual, .duration, about)
  }

  /// A list of words that are the project's own.
  public func words(_ key: String, _ usual: [String], _ about: String = "") -> Setting<[String]> {
    Setting(self, key, usual, .words, about)
  }

  /// One of a type's words.
  public func word<Word: SettingType & CaseIterable & RawRepresentable>(
    _ key: String, _ usual: Word, _ about: String = ""
  ) -> Setting<Word> where Word.RawValue == String {
    Setting(self, key, usual, .word(Word.allCases.map(\.rawValue)), about)
  }
}
