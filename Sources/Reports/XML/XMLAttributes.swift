/// The attributes of a start tag, good only while the parser's callback runs.
struct XMLAttributes {
  typealias Pointer = UnsafeMutablePointer<UnsafePointer<CChar>?>

  private let pointer: Pointer?

  init(_ pointer: Pointer?) { self.pointer = pointer }

  /// Names without prefixes, and values, in the order in which they are written.
  @inline(__always)
  func forEach(_ body: (XMLName, XMLBytes) throws -> Void) rethrows {
    guard var next = pointer else { return }
    while let name = next[0], let value = next[1] {
      try body(XMLName(local: name), XMLBytes(zeroTerminated: value))
      next += 2
    }
  }

  /// All of them as a list.
  var pairs: [(XMLName, XMLBytes)] {
    var pairs: [(XMLName, XMLBytes)] = []
    forEach { pairs.append(($0, $1)) }
    return pairs
  }

  /// The value of one attribute.
  subscript(wanted: StaticString) -> XMLBytes? {
    guard var next = pointer else { return nil }
    while let name = next[0], let value = next[1] {
      if XMLName(local: name).equals(wanted) { return XMLBytes(zeroTerminated: value) }
      next += 2
    }
    return nil
  }
}
