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
    guard let header = try row(of: &rows, source) else {
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
    while let row = try row(of: &rows, source) {
      guard place < row.fields.count else {
        throw source.malformed(at: row.start, "a row without the column \(column)")
      }
      // A comma for the decimal point would otherwise cut a number short.
      if let more = row.fields.dropFirst(names.count).first(where: { !$0.text.isEmpty }) {
        throw source.malformed(at: more.start, "more cells than the header has")
      }
      let field = row.fields[place]
      let text = field.text.trimmingBlanks
      guard text.isEmpty || Double(text)?.isFinite == true else {
        throw source.malformed(at: field.start, "\(field.text.prefix(40)) is no number")
      }
      series.values.append(Double(text) ?? .nan)
      series.labels.append(labelPlace.flatMap { $0 < row.fields.count ? row.fields[$0].text : nil })
    }
    return series
  }

  private static func row(
    of rows: inout CSVRows, _ source: ReportSource
  ) throws(ReportError) -> CSVRows.Row? {
    guard let row = rows.next() else { return nil }
    if let quote = row.openQuote { throw source.malformed(at: quote, "this quote is never closed") }
    return row
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
