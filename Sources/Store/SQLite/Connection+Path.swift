/// What a file is called to SQLite, which has names of its own for what is none.
extension Connection {
  /// The path of a store that lives in memory.
  static let memory = ":memory:"

  /// A path that SQLite takes for one: it has names of its own for files that are none.
  static func plain(_ path: String) -> String {
    path != memory && (path.hasPrefix(":") || path.hasPrefix("file:")) ? "./" + path : path
  }

  /// The address of a file that does not change.
  static func fixed(_ path: String) -> String {
    let digits = Array("0123456789abcdef".utf8)
    let bytes = path.utf8.flatMap { byte -> [UInt8] in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."):
        [byte]
      default: [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return "file:" + String(decoding: bytes, as: UTF8.self) + "?immutable=1"
  }
}
