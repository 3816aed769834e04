/// Collects the text of one element at a time.
struct ElementText {
  private var depth = 0
  private var bytes: [UInt8] = []

  /// Begins with the element in hand, unless another one is open.
  mutating func begin(_ parser: XMLParser) {
    guard depth == 0 else { return }
    depth = parser.depth
    bytes.removeAll(keepingCapacity: true)
    parser.collectsText = true
  }

  mutating func append(_ piece: UnsafeRawBufferPointer) {
    let room = FailureText.detailLimit + 4 - bytes.count
    if room > 0 { bytes.append(contentsOf: piece.prefix(room)) }
  }

  /// The text, if the element in hand is the one that it began with; nil otherwise and for blanks.
  mutating func end(_ parser: XMLParser) -> String? {
    guard depth == parser.depth else { return nil }
    depth = 0
    parser.collectsText = false
    return bytes.withUnsafeBufferPointer {
      FailureText.kept($0, limit: FailureText.detailLimit)
    }
  }
}
