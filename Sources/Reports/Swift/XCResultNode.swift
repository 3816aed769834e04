import History

/// A node of Xcode's tree of test results, with those below a test case.
struct XCResultNode {
  var kind = ""
  var name = ""
  var result: String?
  var duration: Int64?
  var children: [XCResultNode] = []

  init() {}

  /// Reads a key of a node that is no list of children.
  mutating func read(_ key: String, _ json: JSONReader, _ words: inout String?) throws {
    switch key {
    case "nodeType": kind = try json.name() ?? ""
    case "name": name = try json.text() ?? ""
    case "result": result = try json.boundedName()
    case "durationInSeconds": duration = try json.microseconds(.seconds)
    case "duration": words = try json.name()
    default: break
    }
  }

  /// Reads a node below a test case, with all below it.
  init(_ json: JSONReader) throws {
    var words: String?
    try json.forEachKey { key in
      if key == "children" {
        try json.forEachElement { children.append(try XCResultNode(json)) }
      } else {
        try read(key, json, &words)
      }
    }
    if duration == nil { duration = words.flatMap(Self.microseconds) }
  }

  /// `1m 2s`, `0.0012s`, and `0,0012s` where the machine writes it so.
  static func microseconds(_ words: String) -> Int64? {
    var total: Int64 = 0
    for word in words.split(separator: " ") {
      let number = word.prefix { $0.isNumber || $0 == "." || $0 == "," }
      let factor: Double? =
        switch word.dropFirst(number.count) {
        case "h": 3600e6
        case "m", "min": 60e6
        case "s", "sec": 1e6
        case "ms": 1e3
        default: nil
        }
      guard let factor, let value = Double(number.replacing(",", with: ".")),
        value < 31_536_000
      else { return nil }
      total &+= Int64((value * factor).rounded())
    }
    return words.isEmpty ? nil : total
  }

  /// What went wrong, here and below: the failures and, where a test is run once for each of its arguments, those
  /// of the arguments.
  var failures: [Failure] {
    children.flatMap { child -> [Failure] in
      switch child.kind {
      case "Failure Message": [Failure(text: child.name)]
      case "Device", "Repetition", "Test Plan Configuration": []
      default: child.failures
      }
    }
  }
}
