public import History

/// What a runner is to make of the tests that it collects: their order, and which it leaves to others.
public struct TestList: Sendable {
  /// Tests, by the names that the runner takes, the first one first; those that are not named come last.
  public var order: [String] = []
  /// Tests that others run.
  public var left: Set<String> = []
  /// The part of the run that this is: of tests that are neither in `order` nor left, each part takes those that
  /// their names deal to it. Nil for all of them.
  public var shard: Shard?

  public init() {}

  /// As the hooks read it.
  var document: String {
    let part = shard.map { "[\($0.index), \($0.total)]" } ?? "null"
    return
      #"{"order": \#(Self.list(order)), "left": \#(Self.list(left.sorted())), "shard": \#(part)}"#
  }

  static func list(_ names: [String]) -> String {
    "[" + names.map(quoted).joined(separator: ",\n") + "]"
  }

  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for unit in text.utf16 {
      switch unit {
      case 0x22, 0x5c: quoted += "\\" + String(UnicodeScalar(UInt8(unit)))
      case 0x20...0x7e: quoted += String(UnicodeScalar(UInt8(unit)))
      default:
        let digits = String(unit, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }
    }
    return quoted + "\""
  }
}

/// How a runner is handed a list of tests: the command, variables by their new value, and files.
public struct ListHanding: Sendable {
  var command: [String]
  var variables: [String: String]
  var hooks: [Hook]
}
