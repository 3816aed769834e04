/// A value that stands in a statement of ClickHouse in place of `{name:Type}`: old servers know no parameters, so that
/// each is spelt here, by its type.
public enum StatementValue: Hashable, Sendable {
  case text(String)
  case texts([String])
  case unsigned(UInt64)
  case unsigneds([UInt64])
  case integer(Int64)
  /// The name of a table or of columns, which have letters, digits and underscores alone.
  case names([String])

  /// As a statement has it.
  var literal: String {
    switch self {
    case .text(let text): Self.quoted(text)
    case .texts(let texts):
      "(\(texts.isEmpty ? "''" : texts.map(Self.quoted).joined(separator: ", ")))"
    case .unsigned(let number): "\(number)"
    case .unsigneds(let numbers):
      "(\(numbers.isEmpty ? "0" : numbers.map(String.init).joined(separator: ", ")))"
    // A sign beside a minus would begin a comment.
    case .integer(let number): number < 0 ? "(\(number))" : "\(number)"
    case .names(let names): names.map { "`\($0.filter(Self.isNamed))`" }.joined(separator: ", ")
    }
  }

  private static func isNamed(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber || character == "_")
  }

  /// Every version reads these escapes alike; all other bytes stand as they are.
  private static func quoted(_ text: String) -> String {
    var quoted = "'"
    for scalar in text.unicodeScalars {
      switch scalar {
      case "'": quoted += "\\'"
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      case "\0": quoted += "\\0"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "'"
  }
}
