import Gate
import History
import TOMLKit

/// One table of `laptime.toml`, read key by key; what is wrong with a value is thrown with its place.
struct ConfigurationSection {
  private let table: TOMLTable
  private let path: [String]
  private let file: String
  private let places: TOMLPlaces

  /// The whole document.
  ///
  /// - Throws: `ConfigurationError` where the text is no TOML.
  init(text: String, file: String) throws {
    do {
      try TOMLShape.check(text)
      table = try TOMLTable(string: text)
    } catch let fault as TOMLShape.Fault {
      throw ConfigurationError(file: file, place: fault.place, reason: fault.reason)
    } catch let error as TOMLParseError {
      throw ConfigurationError(
        file: file,
        place: .init(line: error.source.begin.line, column: error.source.begin.column),
        reason: error.description)
    }
    self.file = file
    path = []
    places = TOMLPlaces(text)
  }

  private init(_ table: TOMLTable, path: [String], of parent: ConfigurationSection) {
    self.table = table
    self.path = path
    file = parent.file
    places = parent.places
  }

  var keys: [String] { table.keys }

  /// Refuses keys that are none of these.
  func allow(_ known: [String]) throws {
    for key in table.keys.sorted() where !known.contains(key) {
      let nearest = Spelling.nearest(to: key, among: known).first
      throw error(
        key, "unknown key \(key)",
        hint: nearest.map { "nearest is \($0); there are \(known.joined(separator: ", "))" })
    }
  }

  func section(_ key: String) throws -> ConfigurationSection? {
    guard let value = table[key] else { return nil }
    guard value.type == .table, let inner = value.table else {
      throw error(key, "\(key) must be a table")
    }
    return ConfigurationSection(inner, path: path + [key], of: self)
  }

  /// Whether the key holds a table.
  func isSection(_ key: String) -> Bool { table[key]?.type == .table }

  func string(_ key: String) throws -> String? {
    guard let value = table[key] else { return nil }
    guard value.type == .string, let text = value.string, !text.isEmpty else {
      throw error(key, "\(key) must be a text in quotes")
    }
    return text
  }

  func bool(_ key: String) throws -> Bool? {
    guard let value = table[key] else { return nil }
    guard value.type == .bool, let truth = value.bool else {
      throw error(key, "\(key) must be true or false")
    }
    return truth
  }

  /// A whole or decimal number in a range.
  func number(_ key: String, in range: ClosedRange<Double>) throws -> Double? {
    guard let value = table[key] else { return nil }
    let number: Double? =
      switch value.type {
      case .int: value.int.map(Double.init)
      case .double: value.double
      default: nil
      }
    guard let number, range.contains(number) else {
      throw error(
        key,
        "\(key) must be a number from \(Units.decimal(range.lowerBound)) to "
          + Units.decimal(range.upperBound))
    }
    return number
  }

  func integer(_ key: String, in range: ClosedRange<Int>) throws -> Int? {
    guard let value = table[key] else { return nil }
    guard value.type == .int, let number = value.int, range.contains(number) else {
      throw error(
        key, "\(key) must be a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// Microseconds of a text such as `"2m"`.
  func duration(_ key: String) throws -> Int64? {
    guard let value = table[key] else { return nil }
    guard value.type == .string, let text = value.string,
      let duration = DurationText.microseconds(text), duration > 0
    else {
      throw error(key, "\(key) must be a duration in quotes, such as \"2m\", \"30s\" or \"100ms\"")
    }
    return duration
  }

  /// A list of texts.
  func words(_ key: String) throws -> [String]? {
    guard let value = table[key] else { return nil }
    let texts = value.array.map { list in list.map { $0.string } }
    guard value.type == .array, let texts, texts.allSatisfy({ $0?.isEmpty == false }) else {
      throw error(key, "\(key) must be a list of texts in quotes, such as [\"python\"]")
    }
    return texts.compactMap(\.self)
  }

  /// One of some words.
  func word(_ key: String, _ words: [String]) throws -> String? {
    guard let value = table[key] else { return nil }
    guard value.type == .string, let text = value.string, words.contains(text) else {
      let quoted = words.map { "\"\($0)\"" }
      throw error(key, "\(key) must be one of \(quoted.joined(separator: ", "))")
    }
    return text
  }

  /// What the table says of a setting; nil where it says nothing.
  func value(of setting: SettingDescription) throws -> SettingValue? {
    switch setting.kind {
    case .number(let range): try number(setting.key, in: range).map(SettingValue.number)
    case .whole(let range): try integer(setting.key, in: range).map(SettingValue.whole)
    case .duration: try duration(setting.key).map(SettingValue.duration)
    case .word(let words): try word(setting.key, words).map(SettingValue.word)
    case .words: try words(setting.key).map(SettingValue.words)
    }
  }

  /// An error at a key of this table.
  func error(_ key: String, _ reason: String, hint: String? = nil) -> ConfigurationError {
    let inside = path.isEmpty ? "" : " in [\(path.joined(separator: "."))]"
    return ConfigurationError(
      file: file, place: places.place(of: path + [key]), reason: reason + inside, hint: hint)
  }
}
