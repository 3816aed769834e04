/// A text in some language, in which what strangers wrote can be nothing but text.
///
/// A literal is of the language. A string that is interpolated into it is escaped, and a value of the same
/// language is put into it as it is.
public protocol EscapedText: EscapingLanguage, ExpressibleByStringInterpolation
where StringLiteralType == String {}

/// A language that has a form for any text.
public protocol EscapingLanguage: Sendable {
  /// The text as the language has it.
  var text: String { get }

  /// Takes a text that is of the language already.
  init(verbatim text: String)

  /// A text of strangers as the language has it.
  static func escaped(_ text: String) -> String
}

extension EscapedText {
  public init(stringLiteral text: String) { self.init(verbatim: text) }

  /// A literal, with what was put into it escaped.
  public init(stringInterpolation: EscapedInterpolation<Self>) {
    self.init(verbatim: stringInterpolation.text)
  }

  /// One behind the other.
  public static func + (a: Self, b: Self) -> Self { Self(verbatim: a.text + b.text) }

  /// Puts one behind the other.
  public static func += (a: inout Self, b: Self) { a = a + b }
}

extension Sequence where Element: EscapedText {
  /// All of them in a row, with a separator between.
  public func joined(separator: Element = "") -> Element {
    Element(verbatim: map(\.text).joined(separator: separator.text))
  }
}
