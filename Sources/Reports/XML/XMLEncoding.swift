/// The encodings of XML, beyond those that expat knows by their own names.
enum XMLEncoding {
  /// The encoding that holds over what the document declares; nil where what it declares holds.
  ///
  /// A declaration in single bytes that says UTF-16 lies (.NET's StringWriter); it is UTF-8. Others are
  /// misspelt (`utf8` by Python's ElementTree).
  static func override(_ head: some Collection<UInt8>) -> String? {
    let isWide = head.first == 0xFF || head.first == 0xFE || head.prefix(2).contains(0)
    let text = String(decoding: head.filter { $0 != 0 }, as: UTF8.self)
    guard let start = text.firstRange(of: "<?xml"),
      let name = declared(text[start.upperBound...].prefix { $0 != ">" })
    else { return nil }
    let known = plain(name)
    if isWide {
      let marked = head.first == 0xFF || head.first == 0xFE
      return marked ? "UTF-16" : head.first == 0 ? "UTF-16BE" : "UTF-16LE"
    }
    switch known {
    case "utf8", "unicode11utf8", "cp65001", "ascii", "usascii": return "UTF-8"
    case let wide where wide.hasPrefix("utf16") || wide == "unicode" || wide == "ucs2":
      return "UTF-8"
    case "latin1", "iso88591", "l1", "cp819": return "ISO-8859-1"
    default: return nil
    }
  }

  /// The characters of the upper 128 bytes of an encoding in single bytes; nil for one that is not read.
  static func upperHalf(of name: String) -> [Int32]? {
    var table: [Int32] = Array(0x80...0xFF)
    switch plain(name) {
    case "windows1252", "cp1252", "ansi", "xansi", "1252":
      table.replaceSubrange(0..<32, with: windows1252)
    case "iso885915", "latin9", "l9":
      for (byte, character) in latin9 { table[byte - 0x80] = character }
    default: return nil
    }
    return table
  }

  /// The encoding that a declaration names.
  private static func declared(_ declaration: Substring) -> String? {
    guard let key = declaration.firstRange(of: "encoding") else { return nil }
    let value = declaration[key.upperBound...].drop { $0 == " " || $0 == "=" }
    guard let quote = value.first, quote == "\"" || quote == "'" else { return nil }
    return String(value.dropFirst().prefix { $0 != quote })
  }

  private static func plain(_ name: String) -> String {
    name.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
  }

  /// 0x80 to 0x9F; -1 where there is no character.
  private static let windows1252: [Int32] = [
    0x20AC, -1, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152,
    -1, 0x017D, -1, -1, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122,
    0x0161,
    0x203A, 0x0153, -1, 0x017E, 0x0178,
  ]

  private static let latin9: [(Int, Int32)] = [
    (0xA4, 0x20AC), (0xA6, 0x0160), (0xA8, 0x0161), (0xB4, 0x017D), (0xB8, 0x017E), (0xBC, 0x0152),
    (0xBD, 0x0153), (0xBE, 0x0178),
  ]
}
