import History

/// One line of Swift Testing's event stream.
struct SwiftTestingEvent {
  /// `test` or `event`.
  var record = ""
  var kind = ""
  /// Of a test.
  var id = ""
  var name = ""
  var file: String?
  /// Of an event.
  var testID = ""
  var clock: Int64?
  var time: Instant?
  var messages: [String] = []
  private var isKnown = false
  private var isFailure: Bool?
  private var severity = "error"

  init() {}

  init(_ json: JSONReader) throws {
    try json.forEachKey { key in
      switch key {
      case "kind": record = try json.name() ?? ""
      case "payload": try readPayload(json)
      default: break
      }
    }
  }

  /// Whether an issue is one that fails the test.
  var fails: Bool { isFailure ?? (!isKnown && severity != "warning") }

  /// Whether it is one that was expected.
  var isExpected: Bool { isKnown }

  private mutating func readPayload(_ json: JSONReader) throws {
    try json.forEachKey { key in
      switch key {
      case "kind": kind = try json.name() ?? ""
      case "id": id = try json.name() ?? ""
      case "name": name = try json.boundedName() ?? ""
      case "testID": testID = try json.name() ?? ""
      case "sourceLocation":
        try json.forEachKey { key in
          if key == "filePath" || key == "_filePath" { file = try json.name() ?? file }
        }
      case "instant":
        try json.forEachKey { key in
          switch key {
          case "absolute": clock = try json.microseconds(.seconds)
          case "since1970": time = try json.instant(.seconds)
          default: break
          }
        }
      case "issue":
        try json.forEachKey { key in
          switch key {
          case "isKnown": isKnown = try json.boolean() == true
          case "isFailure": isFailure = try json.boolean()
          case "severity": severity = try json.name() ?? severity
          default: break
          }
        }
      case "messages":
        try json.forEachElement {
          try json.forEachKey { key in
            guard key == "text", let text = try json.text(), messages.count < 64 else { return }
            messages.append(text)
          }
        }
      default: break
      }
    }
  }
}
