/// What puts a text together: the literals as they are, all else escaped.
public struct EscapedInterpolation<Language: EscapingLanguage>: StringInterpolationProtocol {
  var text = ""

  public init(literalCapacity: Int, interpolationCount: Int) {
    text.reserveCapacity(literalCapacity)
  }

  public mutating func appendLiteral(_ literal: String) { text += literal }

  public mutating func appendInterpolation(_ value: String) { text += Language.escaped(value) }

  public mutating func appendInterpolation(_ value: Language) { text += value.text }

  public mutating func appendInterpolation(_ value: Int) { text += String(value) }
}
