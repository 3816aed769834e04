import History

extension ResultTable {
  /// Reads what a server gives as TabSeparatedWithNamesAndTypes; nil where it is not that.
  init?(tabSeparated bytes: [UInt8]) {
    guard !bytes.isEmpty else {
      self.init(columns: [])
      return
    }
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .dropLast(bytes.last == UInt8(ascii: "\n") ? 1 : 0)
    guard lines.count >= 2 else { return nil }
    let names = Self.cells(of: lines[0]).map { $0 ?? "" }
    let types = Self.cells(of: lines[1]).map { $0 ?? "" }
    guard names.count == types.count else { return nil }
    self.init(columns: names)
    for line in lines.dropFirst(2) {
      let cells = Self.cells(of: line)
      guard cells.count == names.count else { return nil }
      rows.append(zip(cells, types).map { Cell($0, of: $1) })
    }
  }

  /// The texts of a line; nil for NULL.
  private static func cells(of line: ArraySlice<UInt8>) -> [String?] {
    line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map { cell in
      guard !cell.elementsEqual("\\N".utf8) else { return nil }
      var (text, isEscaped) = ([UInt8](), false)
      for byte in cell {
        if isEscaped {
          text.append(escapes[byte] ?? byte)
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else {
          text.append(byte)
        }
      }
      return String(decoding: text, as: UTF8.self)
    }
  }

  private static let escapes: [UInt8: UInt8] = [
    UInt8(ascii: "n"): 10, UInt8(ascii: "t"): 9, UInt8(ascii: "r"): 13, UInt8(ascii: "0"): 0,
    UInt8(ascii: "b"): 8, UInt8(ascii: "f"): 12,
  ]
}

extension ResultTable.Cell {
  /// A text as a value of a type of the server's.
  fileprivate init(_ text: String?, of type: String) {
    let plain = type.hasPrefix("Nullable(") ? type.dropFirst(9).dropLast() : type[...]
    guard let text else {
      self = .null
      return
    }
    if plain.hasPrefix("Int") || plain.hasPrefix("UInt") {
      self = Int64(text).map(Self.integer) ?? .text(text)
    } else if plain.hasPrefix("Float") || plain.hasPrefix("Decimal") {
      self = Double(text).map { $0.isFinite ? .real($0) : .null } ?? .text(text)
    } else {
      self = .text(text)
    }
  }
}
