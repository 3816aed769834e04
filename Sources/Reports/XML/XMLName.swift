/// The name of an element or an attribute.
typealias XMLName = XMLBytes

extension XMLName {
  /// The name without its prefix.
  @inline(__always)
  init(local name: UnsafePointer<CChar>) {
    var start = UnsafeRawPointer(name).assumingMemoryBound(to: UInt8.self)
    var count = 0
    while start[count] != 0 {
      if start[count] == UInt8(ascii: ":") {
        start += count + 1
        count = 0
      } else {
        count += 1
      }
    }
    self.init(UnsafeBufferPointer(start: start, count: count))
  }
}
