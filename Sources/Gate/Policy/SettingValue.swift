/// The value of a setting as a configuration file has it and as the store keeps it.
public enum SettingValue: Hashable, Sendable {
  case number(Double)
  case whole(Int)
  /// Microseconds.
  case duration(Int64)
  case word(String)
  case words([String])

  /// What a configuration file would say: `80`, `"20ms"`, `"line"`.
  public var literal: String {
    switch self {
    case .number(let value): Self.decimal(value)
    case .whole(let value): String(value)
    case .duration(let value): "\"\(Self.time(value))\""
    case .word(let value): "\"\(value)\""
    case .words(let values): "[\(values.map { "\"\($0)\"" }.joined(separator: ", "))]"
    }
  }

  /// The same without quotes, as the store keeps it.
  public var text: String {
    switch self {
    case .duration(let value): Self.time(value)
    case .word(let value): value
    case .words(let values): values.joined(separator: ", ")
    case .number, .whole: literal
    }
  }

  /// A duration in the greatest unit that leaves no fraction.
  private static func time(_ microseconds: Int64) -> String {
    let units: [(name: String, size: Int64)] = [("m", 60_000_000), ("s", 1_000_000), ("ms", 1000)]
    for unit in units where microseconds % unit.size == 0 && microseconds != 0 {
      // "90s" reads better than "1.5m", and "2m" better than "120s".
      return "\(microseconds / unit.size)\(unit.name)"
    }
    return "\(microseconds)us"
  }

  private static func decimal(_ value: Double) -> String {
    let text = String(value)
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}

extension Double: SettingType {
  /// Nil for a value of another type.
  public init?(_ value: SettingValue) {
    guard case .number(let number) = value else { return nil }
    self = number
  }

  public var settingValue: SettingValue { .number(self) }
}

extension Int: SettingType {
  /// Nil for a value of another type.
  public init?(_ value: SettingValue) {
    guard case .whole(let number) = value else { return nil }
    self = number
  }

  public var settingValue: SettingValue { .whole(self) }
}

/// Microseconds.
extension Int64: SettingType {
  /// Nil for a value of another type.
  public init?(_ value: SettingValue) {
    guard case .duration(let microseconds) = value else { return nil }
    self = microseconds
  }

  public var settingValue: SettingValue { .duration(self) }
}

extension [String]: SettingType {
  /// Nil for a value of another type.
  public init?(_ value: SettingValue) {
    guard case .words(let words) = value else { return nil }
    self = words
  }

  public var settingValue: SettingValue { .words(self) }
}
