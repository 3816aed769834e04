import History

/// The YAML block behind a test point, as far as it matters: `duration_ms`, the message and the
/// stack. Not a YAML reader: it knows `key: value`, quotes around values, and block texts.
struct TAPDiagnostics {
  let indent: Int
  private var values: [String: String] = [:]
  private var key = ""
  /// Inside a block text, how far its lines are indented; the first one decides.
  private var blockIndent: Int?
  private var isInBlock = false

  private static let kept: Set<String> = [
    "duration_ms", "error", "message", "stack", "type", "name",
  ]

  init(indent: Int) { self.indent = indent }

  mutating func take(_ text: Substring, indent: Int) {
    if isInBlock, indent > self.indent || text.isEmpty {
      if blockIndent == nil, !text.isEmpty { blockIndent = indent }
      append(String(repeating: " ", count: max(0, indent - (blockIndent ?? indent))) + text)
      return
    }
    isInBlock = false
    guard indent == self.indent, let colon = text.firstIndex(of: ":") else { return }
    key = String(text[..<colon])
    let value = text[text.index(after: colon)...].drop { $0 == " " }
    if value.hasPrefix("|") || value.hasPrefix(">") {
      isInBlock = true
      blockIndent = nil
      values[key] = nil
    } else if Self.kept.contains(key) {
      values[key] = Self.unquoted(value)
    }
  }

  /// Microseconds.
  var duration: Int64? {
    guard let text = values["duration_ms"], !text.isEmpty,
      text.utf8.allSatisfy({ (.zero ... .nine).contains($0) || $0 == .point })
    else { return nil }
    return JSONNumber.scaled(text, by: TimeUnit.milliseconds.rawValue)
  }

  /// Whether it says that the point is no test but holds some.
  var isOfSuite: Bool { values["type"] == "suite" }

  var failure: Failure? {
    let message = (values["error"] ?? values["message"])?.trimmingBlanks
    guard message != nil || values["stack"] != nil else { return nil }
    return Failure(type: values["name"], message: message, detail: values["stack"])
  }

  private mutating func append(_ line: String) {
    guard Self.kept.contains(key), values[key, default: ""].utf8.count < FailureText.detailLimit
    else { return }
    values[key] = values[key].map { "\($0)\n\(line)" } ?? line
  }

  private static func unquoted(_ text: Substring) -> String {
    for mark in ["'", "\""] where text.count >= 2 && text.hasPrefix(mark) && text.hasSuffix(mark) {
      return String(text.dropFirst().dropLast())
    }
    return String(text)
  }
}
