/// The keys at the beginning of a JSON text, or of the first line of JSON lines.
///
/// A glance, not a parser: it stops quietly at what it does not understand.
public struct JSONHead {
  /// The keys as paths: `results.tests`, `data[].files[].segments` (of arrays, the first value).
  public private(set) var paths: Set<String> = []
  /// The texts at those paths, cut to 256 bytes.
  public private(set) var strings: [String: String] = [:]

  /// How deep objects and arrays stand in each other.
  public private(set) var depth = 0

  private static let depthLimit = 16

  private let bytes: [UInt8]
  private var index = 0
  private var firstKeys: [String] = []

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    _ = value(path: "", depth: 0)
  }

  /// Whether all of these are keys.
  public func has(_ keys: String...) -> Bool { keys.allSatisfy(paths.contains) }

  var complaint: String {
    let keys = firstKeys.prefix(5).map { "\"\($0)\"" }.joined(separator: ", ")
    return "not a report: JSON \(keys.isEmpty ? "without keys" : "with the keys \(keys)")"
  }

  /// Walks over one value; false where the text ends or is not understood.
  private mutating func value(path: String, depth: Int) -> Bool {
    skipBlanks()
    guard index < bytes.count, depth < Self.depthLimit else { return false }
    if "{[".utf8.contains(bytes[index]) { self.depth = max(self.depth, depth + 1) }
    switch bytes[index] {
    case UInt8(ascii: "{"): return object(path: path, depth: depth)
    case UInt8(ascii: "["): return array(path: path, depth: depth)
    case UInt8(ascii: "\""):
      guard let text = string() else { return false }
      if strings[path] == nil { strings[path] = text }
      return true
    default:
      let start = index
      while index < bytes.count, !",]} \n\r\t".utf8.contains(bytes[index]) { index += 1 }
      return start < index && index < bytes.count
    }
  }

  private mutating func object(path: String, depth: Int) -> Bool {
    index += 1
    while true {
      skipBlanks()
      if take("}") { return true }
      _ = take(",")
      skipBlanks()
      guard let key = string() else { return false }
      if depth == 0 { firstKeys.append(key) }
      let inner = path.isEmpty ? key : "\(path).\(key)"
      paths.insert(inner)
      skipBlanks()
      guard take(":"), value(path: inner, depth: depth + 1) else { return false }
    }
  }

  private mutating func array(path: String, depth: Int) -> Bool {
    index += 1
    while true {
      skipBlanks()
      if take("]") { return true }
      _ = take(",")
      guard value(path: path + "[]", depth: depth + 1) else { return false }
    }
  }

  private mutating func string() -> String? {
    guard take("\"") else { return nil }
    let start = index
    while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard index < bytes.count else { return nil }
    defer { index += 1 }
    return String(decoding: bytes[start..<index].prefix(256), as: UTF8.self)
  }

  private mutating func take(_ mark: Unicode.Scalar) -> Bool {
    guard index < bytes.count, bytes[index] == UInt8(ascii: mark) else { return false }
    index += 1
    return true
  }

  private mutating func skipBlanks() {
    while index < bytes.count, " \n\r\t".utf8.contains(bytes[index]) { index += 1 }
  }
}
