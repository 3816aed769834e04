public import History

/// Reads the columns of a CSV file with one header row that are asked for, RFC 4180.
public enum CSVSeries {
  /// A column of numbers, NaN where a field is empty, with another column as it is.
  public struct Series: Sendable {
    public var values: [Double] = []
    public var labels: [String?] = []
  }

  /// Reads the file to its end. Blank lines are passed over.
  ///
  /// - Throws: `ReportError` with the place of what is no number, or of a header without the column.
  public static func read(
    _ source: ReportSource, column: String, labels: String?
  ) throws(ReportError) -> Series {
    var rows = CSVRows(try bytes(of: source))
    guard let header = rows.next() else {
      throw source.malformed(at: 0, "the file is empty")
    }
    let names = header.fields.map(\.text)
    guard let place = names.firstIndex(of: column) else {
      throw source.malformed(
        at: 0, "no column \(column)", hint: "there are \(names.joined(separator: ", "))")
    }
    let labelPlace = labels.flatMap { names.firstIndex(of: $0) }
    if let labels, labelPlace == nil {
      throw source.malformed(
        at: 0, "no column \(labels)", hint: "there are \(names.joined(separator: ", "))")
    }
    var series = Series()
    while let row = rows.next() {
      guard place < row.fields.count else {
        throw source.malformed(at: row.start, "a row without the column \(column)")
      }
      let field = row.fields[place]
      let text = field.text.filter { $0 != " " }
      guard text.isEmpty || Double(text) != nil else {
        throw source.malformed(at: field.start, "\(field.text.prefix(40)) is no number")
      }
      series.values.append(Double(text) ?? .nan)
      series.labels.append(labelPlace.flatMap { $0 < row.fields.count ? row.fields[$0].text : nil })
    }
    return series
  }

  private static func bytes(of source: ReportSource) throws(ReportError) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: ReportSource.chunkSize)
    while true {
      let result = chunk.withUnsafeMutableBytes { buffer in
        Result { () throws(ReportError) in try source.read(into: buffer) }
      }
      let count = try result.get()
      if count == 0 { return bytes }
      bytes += chunk[..<count]
    }
  }
}

/// The rows of a CSV text.
private struct CSVRows {
  struct Field {
    var text: String
    var start: Int
  }

  struct Row {
    var fields: [Field]
    var start: Int
  }

  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) {
    let mark: [UInt8] = [0xef, 0xbb, 0xbf]
    self.bytes = bytes.starts(with: mark) ? Array(bytes.dropFirst(3)) : bytes
  }

  mutating func next() -> Row? {
    while position < bytes.count, bytes[position] == 10 || bytes[position] == 13 { position += 1 }
    guard position < bytes.count else { return nil }
    var row = Row(fields: [], start: position)
    while true {
      row.fields.append(field())
      guard position < bytes.count, bytes[position] == UInt8(ascii: ",") else { return row }
      position += 1
    }
  }

  /// A field, quoted or not; afterwards the position is at the comma or the end of the line.
  private mutating func field() -> Field {
    let start = position
    var text: [UInt8] = []
    var isQuoted = false
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") {
        if isQuoted, position + 1 < bytes.count, bytes[position + 1] == byte {
          text.append(byte)
          position += 1
        } else {
          isQuoted.toggle()
        }
      } else if !isQuoted, byte == UInt8(ascii: ",") || byte == 10 || byte == 13 {
        break
      } else {
        text.append(byte)
      }
      position += 1
    }
    return Field(text: String(decoding: text, as: UTF8.self), start: start)
  }
}
