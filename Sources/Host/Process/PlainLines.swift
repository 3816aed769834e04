/// Lines as a person reads them, without what colours them and moves the cursor.
enum PlainLines {
  /// The lines of what was written for a terminal or a file; a carriage return ends one too.
  static func of(_ bytes: some Sequence<UInt8>) -> [String] {
    var plain: [UInt8] = []
    var rest = bytes.makeIterator()
    while let byte = rest.next() {
      if byte == escape { skipSequence(&rest) } else if byte != 0x08 { plain.append(byte) }
    }
    return String(decoding: plain, as: UTF8.self).split(whereSeparator: \.isNewline)
      .map(String.init)
  }

  private static let escape: UInt8 = 0x1b

  /// Passes over what follows an escape, as ECMA-48 has it: `[` and parameters up to a letter or its like, `]`
  /// and a text up to its end, else one byte.
  private static func skipSequence(_ rest: inout some IteratorProtocol<UInt8>) {
    switch rest.next() {
    case UInt8(ascii: "["): while let byte = rest.next(), !(0x40...0x7e).contains(byte) {}
    case UInt8(ascii: "]"):
      while let byte = rest.next(), byte != 0x07, byte != UInt8(ascii: "\\") {}
    case UInt8(ascii: "("), UInt8(ascii: ")"): _ = rest.next()
    default: break
    }
  }
}
