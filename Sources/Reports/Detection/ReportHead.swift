/// The first bytes of a report, looked at once so that each format can tell whether it is its own.
public struct ReportHead {
  /// How many bytes are looked at.
  static let size = 1 << 16

  /// The bytes, without a UTF-8 byte order mark.
  public let bytes: [UInt8]
  /// The first elements, if it is XML.
  public let xml: XMLHead?
  /// The keys of the first value, if it is JSON.
  public let json: JSONHead?

  private let markLength: Int
  private let blankCount: Int

  init(_ bytes: [UInt8]) {
    markLength = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    self.bytes = Array(bytes.dropFirst(markLength))
    let blanks: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D]
    let content = self.bytes.drop { blanks.contains($0) }
    blankCount = self.bytes.count - content.count
    let wide: [[UInt8]] = [[0xFF, 0xFE], [0xFE, 0xFF], [0x3C, 0x00], [0x00, 0x3C]]
    let isXML = content.first == UInt8(ascii: "<") || wide.contains { content.starts(with: $0) }
    xml = isXML ? XMLHead(Array(content)) : nil
    json =
      content.first.map { [UInt8(ascii: "{"), UInt8(ascii: "[")].contains($0) } == true
      ? JSONHead(Array(content)) : nil
  }

  /// Whether the content begins with the text, blanks aside.
  public func starts(with text: StaticString) -> Bool {
    text.withUTF8Buffer { bytes.dropFirst(blankCount).starts(with: $0) }
  }

  /// The byte to point at where no format knows the report.
  var offender: Int {
    guard blankCount < bytes.count else { return 0 }
    return markLength + blankCount + (xml?.offender ?? 0)
  }

  /// The encoding of text that is none of UTF-8, by its mark; XML in UTF-16 is read.
  private var wideEncoding: String? {
    let start = Array(bytes.prefix(4))
    if start == [0xFF, 0xFE, 0, 0] || start == [0, 0, 0xFE, 0xFF] { return "UTF-32" }
    let isWide =
      start.starts(with: [0xFF, 0xFE]) && start.dropFirst(2).first != 0x3C
      || start.starts(with: [0xFE, 0xFF]) && start.dropFirst(3).first != 0x3C
    return isWide ? "UTF-16" : nil
  }

  /// What to do about a file that holds nothing, or text in another encoding.
  var hint: String? {
    if bytes.isEmpty || blankCount == bytes.count {
      return "the runner stopped before it wrote, or wrote elsewhere; look at what it printed"
    }
    return wideEncoding == nil
      ? nil : "PowerShell's > writes so; let the tool write the file itself, or save it as UTF-8"
  }

  /// What is said of a report that no format knows.
  var complaint: String {
    if bytes.isEmpty { return "not a report: the file is empty" }
    if blankCount == bytes.count { return "not a report: the file holds nothing but blanks" }
    if let wideEncoding {
      return "not a report: text in \(wideEncoding), which is read of XML only"
    }
    if let xml { return xml.complaint }
    if let json { return json.complaint }
    if bytes.contains(0) { return "not a report: binary data" }
    let line = bytes.dropFirst(blankCount).prefix { $0 != 0x0A && $0 != 0x0D }.prefix(60)
    return "not a report: text that begins with \"\(String(decoding: line, as: UTF8.self))\""
  }
}
