public import History

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
