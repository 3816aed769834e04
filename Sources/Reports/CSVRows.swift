/// The rows of a CSV text, RFC 4180, blank lines left out.
struct CSVRows {
  struct Field {
    var text: String
    /// Where it begins in the file.
    var start: Int
  }

  struct Row {
    var fields: [Field]
    var start: Int
    /// Where a quote opens that nothing closes; nil where all are closed.
    var openQuote: Int?
  }

  private let bytes: [UInt8]
  private var position: Int

  init(_ bytes: [UInt8]) {
    let mark: [UInt8] = [0xef, 0xbb, 0xbf]
    self.bytes = bytes
    position = bytes.starts(with: mark) ? mark.count : 0
  }

  mutating func next() -> Row? {
    while position < bytes.count, bytes[position] == 10 || bytes[position] == 13 { position += 1 }
    guard position < bytes.count else { return nil }
    var row = Row(fields: [], start: position)
    while true {
      field(of: &row)
      guard position < bytes.count, bytes[position] == UInt8(ascii: ",") else { return row }
      position += 1
    }
  }

  /// A field, quoted or not; afterwards the position is at the comma or the end of the line.
  private mutating func field(of row: inout Row) {
    let start = position
    var text: [UInt8] = []
    var quote: Int?
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") {
        if quote != nil, position + 1 < bytes.count, bytes[position + 1] == byte {
          text.append(byte)
          position += 1
        } else {
          quote = quote == nil ? position : nil
        }
      } else if quote == nil, byte == UInt8(ascii: ",") || byte == 10 || byte == 13 {
        break
      } else {
        text.append(byte)
      }
      position += 1
    }
    row.openQuote = row.openQuote ?? quote
    row.fields.append(Field(text: String(decoding: text, as: UTF8.self), start: start))
  }
}
