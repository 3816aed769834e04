import History

extension Failure {
  /// The failure that a text tells: its message is the first line that says something, its detail is
  /// the text where there is more.
  init(text: String) {
    // Bytes, not characters: the two ends of a line with \r\n are one character.
    let isBlank: (UInt8) -> Bool = { $0 == 0x20 || (0x09...0x0D).contains($0) }
    guard let start = text.utf8.firstIndex(where: { !isBlank($0) }) else {
      self.init()
      return
    }
    let line = text.utf8[start...].prefix { $0 != 0x0A }
    let carriageReturns = line.reversed().prefix { $0 == 0x0D }.count
    let message = String(decoding: line.dropLast(carriageReturns), as: UTF8.self)
    self.init(message: message, detail: message == text ? nil : text)
  }
}
