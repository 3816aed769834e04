/// What puts a text together: the literals as they are, all else escaped.
public struct EscapedInterpolation<Language: EscapingLanguage>: StringInterpolationProtocol {
  var text = ""

  /// An empty text; both numbers are what the compiler guesses.
  public init(literalCapacity: Int, interpolationCount: Int) {
    text.reserveCapacity(literalCapacity)
  }

  /// Adds a part of the literal as it stands.
  public mutating func appendLiteral(_ literal: String) { text += literal }

  /// Adds a text, escaped.
  public mutating func appendInterpolation(_ value: String) { text += Language.escaped(value) }

  /// Adds what is escaped already.
  public mutating func appendInterpolation(_ value: Language) { text += value.text }

  /// Adds a whole number.
  public mutating func appendInterpolation(_ value: Int) { text += String(value) }
}
