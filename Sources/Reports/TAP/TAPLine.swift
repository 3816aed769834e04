/// One line of the Test Anything Protocol (testanything.org, versions 12 to 14), without its indent.
enum TAPLine {
  case version
  /// `1..N`, with the reason where everything is skipped.
  case plan(count: Int, skip: Substring?)
  case point(TAPPoint)
  /// `# Subtest: name`, before the lines of a sub-test.
  case subtest(Substring)
  case comment(Substring)
  case yamlStart
  case bailOut(Substring)
  /// A brace by itself, which opens or ends the sub-tests of the point before.
  case blockStart, blockEnd
  /// Anything else, which the protocol says to ignore.
  case other

  init(_ line: Substring) {
    if let point = TAPPoint(line) {
      self = .point(point)
    } else if line.hasPrefix("1.."), let plan = Self.plan(line.dropFirst(3)) {
      self = plan
    } else if line.hasPrefix("# Subtest: ") {
      self = .subtest(line.dropFirst(11))
    } else if line.hasPrefix("#") {
      let text = line.dropFirst()
      self = .comment(text.hasPrefix(" ") ? text.dropFirst() : text)
    } else if line == "---" {
      self = .yamlStart
    } else if line == "{" {
      self = .blockStart
    } else if line == "}" {
      self = .blockEnd
    } else {
      // The harnesses ignore the case of both.
      switch line.prefix(12).lowercased() {
      case let start where start.hasPrefix("bail out!"):
        self = .bailOut(line.dropFirst(9).drop { $0 == " " })
      case "tap version ": self = .version
      default: self = .other
      }
    }
  }

  private static func plan(_ text: Substring) -> TAPLine? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard let count = Int(digits) else { return nil }
    let rest = text[digits.endIndex...].drop { $0 == " " }
    guard rest.hasPrefix("#") || rest.isEmpty else { return nil }
    let why = rest.dropFirst().drop { $0 == " " }
    return .plan(count: count, skip: count == 0 ? why : nil)
  }
}
