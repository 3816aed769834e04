/// A JSON value whose objects keep the order of their keys.
public enum JSON: Sendable {
  case null
  case bool(Bool)
  case integer(Int64)
  case number(Double)
  case string(String)
  case array([JSON])
  case object([(String, JSON)])

  /// The value for an optional: null for nil.
  public static func string(_ value: String?) -> JSON { value.map(JSON.string) ?? .null }

  /// The value for an optional: null for nil.
  public static func integer(_ value: Int64?) -> JSON { value.map(JSON.integer) ?? .null }

  /// The value for an optional: null for nil.
  public static func integer(_ value: Int?) -> JSON { value.map { .integer(Int64($0)) } ?? .null }

  /// The value for an optional: null for nil and for what is no number.
  public static func number(_ value: Double?) -> JSON { value.map(JSON.number) ?? .null }

  /// A document, indented by two spaces, ended by a newline.
  public var document: String { text(indent: "", isPretty: true) + "\n" }

  /// One line, without a newline.
  public var line: String { text(indent: "", isPretty: false) }

  private func text(indent: String, isPretty: Bool) -> String {
    switch self {
    case .null: return "null"
    case .bool(let value): return value ? "true" : "false"
    case .integer(let value): return String(value)
    case .number(let value): return Self.text(of: value)
    case .string(let value): return Self.quoted(value)
    case .array(let values):
      return Self.list(
        "[", values.map { (nil, $0) }, "]", indent: indent, isPretty: isPretty)
    case .object(let members):
      return Self.list(
        "{", members.map { ($0.0, $0.1) }, "}", indent: indent, isPretty: isPretty)
    }
  }

  private static func list(
    _ open: String, _ members: [(key: String?, value: JSON)], _ close: String, indent: String,
    isPretty: Bool
  ) -> String {
    guard !members.isEmpty else { return open + close }
    let inner = indent + "  "
    let texts = members.map { member in
      let value = member.value.text(indent: inner, isPretty: isPretty)
      return member.key.map { quoted($0) + (isPretty ? ": " : ":") + value } ?? value
    }
    guard isPretty else { return open + texts.joined(separator: ",") + close }
    return open + "\n" + texts.map { inner + $0 }.joined(separator: ",\n") + "\n" + indent + close
  }

  /// JSON has no word for infinity and for what is no number.
  private static func text(of value: Double) -> String {
    guard value.isFinite else { return "null" }
    if value == value.rounded(), abs(value) < 1e15 { return String(Int64(value)) }
    return String(value)
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    var before: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      // Escaped although JSON does not ask for it: a terminal may show the document, and the log of a CI in
      // which `##[` is a command.
      case "#" where before == "#", _ where TerminalText.mustBeEscaped(scalar):
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      default: result.unicodeScalars.append(scalar)
      }
      before = scalar
    }
    return result + "\""
  }
}
