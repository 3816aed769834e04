import History

/// A value of Python's marshal format, as far as profiles have it.
enum MarshalValue {
  case nothing
  case integer(Int64)
  case number(Double)
  case text(String)
  case list([MarshalValue])
  case pairs([(key: MarshalValue, value: MarshalValue)])
}

/// Reads Python's marshal format, versions 0 to 5, from a stranger's bytes.
///
/// No count is believed further than the bytes reach, nothing nests deeper than the limit, and what is referred to is
/// shared and never copied.
struct MarshalReader {
  private static let deepest = 16
  private static let reference: UInt8 = 0x80

  private let bytes: [UInt8]
  private(set) var index = 0
  private var known: [MarshalValue] = []

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Where and why the bytes are no marshal format.
  struct Refusal: Error {
    var byte: Int
    var reason: String
  }

  /// The value that begins here.
  ///
  /// - Throws: `Refusal`.
  mutating func value(depth: Int = 0) throws(Refusal) -> MarshalValue {
    guard let value = try valueOrEnd(depth: depth) else {
      throw refusal("a value is missing", back: 1)
    }
    return value
  }

  /// The value that begins here; nil for the mark that ends pairs.
  private mutating func valueOrEnd(depth: Int) throws(Refusal) -> MarshalValue? {
    guard depth <= Self.deepest else { throw refusal("values nest too deep") }
    let code = try byte()
    let place = code & Self.reference != 0 ? known.count : nil
    if place != nil { known.append(.nothing) }
    guard let value = try value(of: UnicodeScalar(code & ~Self.reference), depth) else {
      return nil
    }
    if let place { known[place] = value }
    return value
  }

  private mutating func value(of type: UnicodeScalar, _ depth: Int) throws(Refusal) -> MarshalValue?
  {
    switch type {
    case "0": return nil
    case "N", "F", "T", ".", "S": return .nothing
    case "i": return .integer(try integer(ofBytes: 4))
    case "I": return .integer(try integer(ofBytes: 8))
    case "l": return .integer(try long())
    case "g": return .number(Double(bitPattern: UInt64(bitPattern: try integer(ofBytes: 8))))
    case "f": return .number(Double(try text(ofLength: try count(ofBytes: 1))) ?? .nan)
    case "s", "t", "u", "a", "A": return .text(try text(ofLength: try count(ofBytes: 4)))
    case "z", "Z": return .text(try text(ofLength: try count(ofBytes: 1)))
    case "(", "[": return .list(try values(try count(ofBytes: 4), depth))
    case ")": return .list(try values(try count(ofBytes: 1), depth))
    case "{": return .pairs(try pairs(depth))
    case "r":
      let place = try count(ofBytes: 4, isOfBytes: false)
      guard known.indices.contains(place) else { throw refusal("refers to nothing", back: 5) }
      return known[place]
    default:
      throw refusal("a value of a kind that profiles do not have (byte \(type.value))", back: 1)
    }
  }

  private mutating func values(_ count: Int, _ depth: Int) throws(Refusal) -> [MarshalValue] {
    var values: [MarshalValue] = []
    for _ in 0..<count { values.append(try value(depth: depth + 1)) }
    return values
  }

  private mutating func pairs(_ depth: Int) throws(Refusal)
    -> [(key: MarshalValue, value: MarshalValue)]
  {
    var pairs: [(key: MarshalValue, value: MarshalValue)] = []
    while let key = try valueOrEnd(depth: depth + 1) {
      pairs.append((key, try value(depth: depth + 1)))
    }
    return pairs
  }

  private mutating func byte() throws(Refusal) -> UInt8 {
    guard index < bytes.count else { throw refusal("the file ends inside a value") }
    index += 1
    return bytes[index - 1]
  }

  private mutating func integer(ofBytes size: Int) throws(Refusal) -> Int64 {
    var value: UInt64 = 0
    for place in 0..<size { value |= UInt64(try byte()) << UInt64(8 * place) }
    return size == 4
      ? Int64(Int32(truncatingIfNeeded: value)) : Int64(truncatingIfNeeded: value)
  }

  /// How many bytes or values follow: each is a byte at least, so that there are not more than there are bytes.
  private mutating func count(ofBytes size: Int, isOfBytes: Bool = true) throws(Refusal) -> Int {
    let count = Int(size == 1 ? Int64(try byte()) : try integer(ofBytes: size))
    guard count >= 0, !isOfBytes || count <= bytes.count - index else {
      throw refusal("tells of more than the file holds", back: size)
    }
    return count
  }

  private mutating func text(ofLength count: Int) throws(Refusal) -> String {
    index += count
    return String(decoding: bytes[(index - count)..<index], as: UTF8.self)
  }

  /// Digits of 15 bits, the last one first; a larger number than 64 bits hold is the largest.
  private mutating func long() throws(Refusal) -> Int64 {
    let size = try integer(ofBytes: 4)
    guard size.magnitude <= UInt64(bytes.count - index) / 2 else {
      throw refusal("tells of more than the file holds", back: 4)
    }
    var value: Int64 = 0
    for place in 0..<Int(size.magnitude) {
      let digit = Int64(try byte()) | Int64(try byte()) << 8
      if place < 4 { value |= (digit & 0x7fff) << Int64(15 * place) } else { value = .max }
    }
    return size < 0 ? -value : value
  }

  private func refusal(_ reason: String, back: Int = 0) -> Refusal {
    Refusal(byte: max(0, index - back), reason: reason)
  }
}
