/// HTML, in which a text of strangers can be nothing but text.
///
/// A literal is markup; what is interpolated into it is escaped, so that it stands well between tags and in a
/// quoted attribute. Markup is put into markup as a value of this type, data for a script as `script:`.
struct HTML: EscapedText {
  typealias StringInterpolation = EscapedInterpolation<HTML>

  let text: String

  init(verbatim text: String) { self.text = text }

  static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: mustBeEscaped) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      // A parser would take it for an error, or for the end of the text.
      case "\0": result += "\u{fffd}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func mustBeEscaped(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
      UInt8(ascii: "'"), 0:
      true
    default: false
    }
  }

  /// `<` begins all that a parser could see in a script: its end, a comment, another script.
  fileprivate static func inScript(_ value: JSON) -> String {
    value.line.unicodeScalars.reduce(into: "") { text, scalar in
      if scalar == "<" { text += "\\u003c" } else { text.unicodeScalars.append(scalar) }
    }
  }
}

extension EscapedInterpolation<HTML> {
  /// Data in an element `script` that is no program: JSON in which nothing ends the element.
  mutating func appendInterpolation(script value: JSON) { text += HTML.inScript(value) }

  /// A program or a style sheet of this project's own.
  mutating func appendInterpolation(source value: StaticSource) { text += value.text }
}

/// A file that the program carries, as it is.
struct StaticSource {
  let text: String

  /// What a Content-Security-Policy allows it by.
  var hash: String { "sha256-" + Base64.text(of: SHA256.digest(of: Array(text.utf8))) }
}
