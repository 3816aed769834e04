import History

/// A pull reader of JSON (RFC 8259) that never holds a document: the caller walks through it and
/// asks for the few values it needs, everything else is checked and skipped.
///
/// Strict where tools agree: no trailing commas, no comments, nothing behind the end, no raw control
/// characters, no bytes that are not UTF-8. Two things that Python writes are let through: `\ud800`
/// without its other half, for bytes it could not decode, becomes U+FFFD; `NaN` and `Infinity` read
/// as no number. Of equal keys in one object the last wins, because ``forEachKey(_:)`` shows each of
/// them. Numbers come as their text, so that what they become is decided without a detour through
/// binary fractions.
///
/// A value that the caller leaves alone is skipped; one that is of another kind than was asked for
/// is skipped too and reads as nil.
final class JSONReader {
  /// What a value is, by its first byte.
  enum Kind { case object, array, string, number, boolean, null }

  /// Arrays and objects inside each other beyond this are refused.
  static let depthLimit = 512
  /// Of a string that is asked for as a name and is longer, its beginning is given.
  static let nameLimit = 1 << 20

  let bytes: ByteCursor
  private var scratch: [UInt8] = []
  private var depth = 0
  private var isValueDue = false
  /// Whether each line is a document of its own, so that none goes on behind its line.
  private let isLines: Bool

  init(_ bytes: ByteCursor, isLines: Bool = false) {
    self.bytes = bytes
    self.isLines = isLines
  }

  // MARK: Documents

  /// Reads the only document there is.
  func readDocument(_ body: () throws -> Void) throws {
    guard try bytes.skipBlanksAndLines() != nil else {
      throw bytes.error("the file is empty")
    }
    try value(body)
    guard try bytes.skipBlanksAndLines() == nil else {
      throw bytes.error("there is something behind the end of the JSON document")
    }
  }

  /// Goes to the next line that is not blank; false at the end. What stands there is for
  /// ``readLine(_:)``, or for `bytes.passLine(_:)` where it is no JSON.
  func findLine() throws -> Bool { try bytes.skipBlanksAndLines() != nil }

  /// Reads the document that begins here and ends with its line.
  func readLine(_ body: () throws -> Void) throws {
    try value(body)
    guard let next = try bytes.skipBlanks() else { return }
    guard next == .newline else {
      throw bytes.error("there is something behind the end of the JSON document on this line")
    }
  }

  // MARK: Structure

  /// The kind of the value that comes next.
  func kind() throws -> Kind {
    switch try next("a value") {
    case .quote: return .string
    case .openBrace: return .object
    case .openBracket: return .array
    case .t, .f: return .boolean
    case .n: return .null
    case .minus, .zero ... .nine, .capitalN, .capitalI: return .number
    default: throw bytes.error("a value was expected here")
    }
  }

  /// Calls `body` for each key of the object that comes next, with the reader before its value.
  /// No call where the value is no object.
  func forEachKey(_ body: (String) throws -> Void) throws {
    guard try begin(.object) else { return }
    try walk(until: .closeBrace) {
      let key = try self.key()
      try value { try body(key) }
    }
  }

  /// Calls `body` for each element of the array that comes next, with the reader before it.
  /// No call where the value is no array.
  func forEachElement(_ body: () throws -> Void) throws {
    guard try begin(.array) else { return }
    try walk(until: .closeBracket) { try value(body) }
  }

  /// Skips the value that comes next, whatever it is.
  func skipValue() throws {
    isValueDue = false
    try JSONSkipper(bytes: bytes, depth: depth, isLines: isLines).skip()
  }

  // MARK: Values

  /// The string that comes next, up to ``nameLimit``, which no name reaches.
  func name() throws -> String? { try text(upTo: Self.nameLimit) }

  /// The string that comes next, cut to at most `limit` bytes at the end of a character.
  func text(upTo limit: Int) throws -> String? {
    guard try begin(.string) else { return nil }
    try JSONText.read(from: bytes, into: &scratch, limit: limit)
    return String(decoding: scratch, as: UTF8.self)
  }

  /// The number that comes next, as it stands; nil for `NaN` and `Infinity`.
  func number() throws -> String? {
    guard try begin(.number) else { return nil }
    scratch.removeAll(keepingCapacity: true)
    try JSONNumber.scan(bytes) { byte in
      guard scratch.count < 1000 else { throw bytes.error("a number of over 1000 digits") }
      scratch.append(byte)
    }
    guard scratch.last.map({ $0 <= .nine }) ?? false else { return nil }
    return String(decoding: scratch, as: UTF8.self)
  }

  /// The whole number that comes next; nil also for one with a fraction or beyond 64 bits.
  func integer() throws -> Int64? { try number().flatMap { Int64($0) } }

  func boolean() throws -> Bool? {
    guard try begin(.boolean) else { return nil }
    let isTrue = try bytes.peek() == .t
    try bytes.skipWord(isTrue ? "true" : "false")
    return isTrue
  }

  // MARK: Inside

  /// Whether a value of this kind comes next. If one does, it now counts as read; if not, the value
  /// is skipped.
  private func begin(_ wanted: Kind) throws -> Bool {
    guard try kind() == wanted else {
      try skipValue()
      return false
    }
    isValueDue = false
    return true
  }

  /// Lets `body` read one value and skips it if `body` did not.
  private func value(_ body: () throws -> Void) throws {
    isValueDue = true
    try body()
    if isValueDue { try skipValue() }
  }

  /// Reads the members between here and the closing mark, with the commas between them.
  private func walk(until close: UInt8, _ member: () throws -> Void) throws {
    bytes.advance()
    depth += 1
    guard depth <= Self.depthLimit else { throw bytes.tooDeep() }
    var byte = try next("a value or the end of it")
    while byte != close {
      try member()
      byte = try next("a comma or the end of it")
      guard byte != close else { break }
      guard byte == .comma else { throw bytes.error("a comma was expected here") }
      bytes.advance()
      byte = try next("a value")
      guard byte != close else { throw bytes.error("a comma has nothing behind it") }
    }
    bytes.advance()
    depth -= 1
  }

  private func key() throws -> String {
    guard try next("a key") == .quote else {
      throw bytes.error("a key in double quotes was expected here")
    }
    try JSONText.read(from: bytes, into: &scratch, limit: Self.nameLimit)
    let key = String(decoding: scratch, as: UTF8.self)
    guard try next("a colon") == .colon else {
      throw bytes.error("a colon was expected here")
    }
    bytes.advance()
    return key
  }

  /// The next byte that is no blank.
  private func next(_ wanted: String) throws -> UInt8 {
    try bytes.nextInValue(isLines: isLines, wanted: wanted)
  }
}
