import History

/// Reads the `longrepr` of pytest: null, a text, an object with the traceback, or for a skip the
/// triple of file, line and reason.
enum PytestFailure {
  static func read(_ json: JSONReader) throws -> Failure? {
    switch try json.kind() {
    case .string: return try json.text().map { Failure(text: $0) }
    case .array: return try skip(json)
    case .object: return try exception(json)
    default:
      try json.skipValue()
      return nil
    }
  }

  /// The reason of a skip, without pytest's word before it.
  static func reason(_ text: String) -> String {
    text.hasPrefix("Skipped: ") ? String(text.dropFirst(9)) : text
  }

  private static func skip(_ json: JSONReader) throws -> Failure? {
    var last: String?
    try json.forEachElement { last = try json.text() }
    return last.map { Failure(message: reason($0)) }
  }

  private static func exception(_ json: JSONReader) throws -> Failure {
    var failure = Failure()
    try json.forEachKey { key in
      switch key {
      case "reprcrash":
        try json.forEachKey { key in
          if key == "message" { failure.message = try json.text() }
        }
      case "reprtraceback": failure.detail = try traceback(json)
      default: break
      }
    }
    return failure
  }

  /// The lines of the traceback, cut to the limit of texts.
  private static func traceback(_ json: JSONReader) throws -> String? {
    var text = ""
    try json.forEachKey { key in
      guard key == "reprentries" else { return }
      try json.forEachElement {
        try json.forEachKey { key in
          guard key == "data" else { return }
          try json.forEachKey { key in
            guard key == "lines" else { return }
            try json.forEachElement {
              let room = FailureText.detailLimit - text.utf8.count
              guard room > 0, let line = try json.text(upTo: room) else { return }
              text += text.isEmpty ? line : "\n\(line)"
            }
          }
        }
      }
    }
    return text.isEmpty ? nil : text
  }
}
