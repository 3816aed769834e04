/// A text that is to be taken out of other texts, in which `*` stands for any bytes but white space.
///
/// One that begins or ends with `*` takes the rest of the word with it. Takes time in proportion to the text.
public struct TextPattern: Sendable {
  /// What stands in the place of what was taken out.
  public static let mark = "[scrubbed]"
  /// How many bytes one part at least must have: a shorter one stands everywhere.
  public static let shortest = 3

  private let pieces: [[UInt8]]
  private let isOpenAtStart: Bool
  private let isOpenAtEnd: Bool

  /// The longest part without a `*`: no text without it holds the pattern.
  public var anchor: [UInt8] { pieces.max { $0.count < $1.count } ?? [] }

  /// A pattern; nil where it has no part that is long enough, or is found in the mark.
  ///
  /// `isLiteral`: whether `*` stands for itself.
  public init?(_ text: String, isLiteral: Bool = false) {
    let bytes = Array(text.utf8)
    let star = UInt8(ascii: "*")
    pieces =
      isLiteral ? [bytes].filter { !$0.isEmpty } : bytes.split(separator: star).map(Array.init)
    isOpenAtStart = !isLiteral && bytes.first == star
    isOpenAtEnd = !isLiteral && bytes.last == star
    guard anchor.count >= Self.shortest else { return nil }
    guard Array(Self.mark.utf8).withUnsafeBufferPointer({ places(in: $0).isEmpty }) else {
      return nil
    }
  }

  /// A text without what the pattern stands for, and in how many places that stood; nil where it stood in none.
  public func scrubbed(_ text: String) -> (text: String, places: Int)? {
    guard let found = scrubbed(Array(text.utf8)) else { return nil }
    return (String(decoding: found.bytes, as: UTF8.self), found.places)
  }

  /// The same of bytes.
  public func scrubbed(_ bytes: [UInt8]) -> (bytes: [UInt8], places: Int)? {
    let found = bytes.withUnsafeBufferPointer { places(in: $0) }
    guard !found.isEmpty else { return nil }
    var kept: [UInt8] = []
    var end = 0
    for range in found {
      kept += bytes[end..<range.lowerBound] + Array(Self.mark.utf8)
      end = range.upperBound
    }
    return (kept + bytes[end...], found.count)
  }

  /// Where it is found, in ascending order.
  private func places(in bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    guard let first = pieces.first else { return [] }
    var found: [Range<Int>] = []
    var (place, end) = (0, 0)
    while place + first.count <= bytes.count {
      guard Self.stands(first, in: bytes, at: place) else {
        place += 1
        continue
      }
      switch last(in: bytes, behind: place + first.count) {
      case .found(var last):
        if isOpenAtEnd { while last < bytes.count, !Self.isSpace(bytes[last]) { last += 1 } }
        var start = place
        if isOpenAtStart { while start > end, !Self.isSpace(bytes[start - 1]) { start -= 1 } }
        found.append(start..<last)
        (place, end) = (last, last)
      // Where it is not found from here to the end of the word, it is not from further on.
      case .none(let word): place = max(place + 1, word - first.count + 1)
      }
    }
    return found
  }

  private enum Rest {
    case found(Int)
    /// Up to the end of this word it is not.
    case none(Int)
  }

  /// Where the other parts end, each behind the one before.
  private func last(in bytes: UnsafeBufferPointer<UInt8>, behind start: Int) -> Rest {
    var place = start
    pieces: for piece in pieces.dropFirst() {
      while true {
        if Self.stands(piece, in: bytes, at: place) {
          place += piece.count
          continue pieces
        }
        guard place < bytes.count, !Self.isSpace(bytes[place]) else { return .none(place) }
        place += 1
      }
    }
    return .found(place)
  }

  private static func stands(
    _ piece: [UInt8], in bytes: UnsafeBufferPointer<UInt8>, at place: Int
  ) -> Bool {
    guard place + piece.count <= bytes.count else { return false }
    for offset in piece.indices where bytes[place + offset] != piece[offset] { return false }
    return true
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte <= 0x20 }
}
