public import History

/// The Test Anything Protocol, versions 12 to 14: `prove`, `node --test`, pytest-tap, bats, node-tap.
public enum TAP: ReportFormat {
  public static let name = "tap"
  public static let description = "TAP 12 to 14: prove, node --test, bats, tap, pytest-tap"

  public static func recognises(_ head: ReportHead) -> Bool {
    guard head.xml == nil, head.json == nil else { return false }
    // The first line that is neither blank nor a comment tells.
    for bytes in head.bytes.split(whereSeparator: { $0 == .newline || $0 == .carriageReturn }) {
      let line = Substring(String(decoding: bytes.prefix(200), as: UTF8.self))
      switch TAPLine(line.drop { $0 == " " }) {
      case .version, .plan, .bailOut: return true
      case .point(let point): return point.isNumbered
      case .comment, .subtest: continue
      case .yamlStart, .blockStart, .blockEnd, .other: return false
      }
    }
    return false
  }

  public static func read(
    _ source: ReportSource, into receive: (ReportEvent) throws -> Void
  ) throws -> ReportSummary {
    let bytes = try ByteCursor(source)
    var reading = TAPReading(checkout: source.checkoutRoot)
    while let line = try bytes.nextLine() {
      let indent = line.utf8.prefix { $0 == .space }.count
      guard indent <= TAPReading.indentLimit else {
        throw bytes.errorInLastLine("sub-tests are more than 100 deep in each other")
      }
      let text = line.utf8.dropFirst(indent).withoutBlanksAtEnd
      try reading.take(Substring(text), indent: indent, receive)
    }
    return try reading.finish(receive)
  }
}

extension Substring.UTF8View {
  fileprivate var withoutBlanksAtEnd: Substring.UTF8View {
    var text = self
    while text.last == .space || text.last == .tab { text.removeLast() }
    return text
  }
}
