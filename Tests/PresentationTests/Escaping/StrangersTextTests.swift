import History
import Presentation
import TestSupport
import Testing

/// Any text at all, made safe for each face.
struct StrangersTextTests {
  private static let pool: [Unicode.Scalar] = [
    "a", "Z", "0", " ", "\"", "'", "\\", "`", "|", "<", ">", "&", "@", "#", "*", "_", "[", "(",
    "\n", "\r", "\t", "\u{0}", "\u{1b}", "\u{7f}", "\u{9b}", "\u{ad}", "\u{301}", "\u{200b}",
    "\u{200d}", "\u{202e}", "\u{2066}", "\u{2028}", "\u{feff}", "\u{fe0f}", "日", "é", "ﷺ", "🎉",
    "👩", "🇩", "🏽", "\u{e0001}", "%", "$", "~", ":", "!",
  ]

  private static let texts: [String] = {
    var random = Generator(seed: 41)
    return (0..<2000).map { _ in
      var text = ""
      for _ in 0..<Int.random(in: 0...30, using: &random) {
        if let scalar = pool.randomElement(using: &random) { text.unicodeScalars.append(scalar) }
      }
      return text
    }
  }()

  private func isSafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: false
    case .format: scalar == "\u{200d}" || scalar == "\u{200c}"
    default: true
    }
  }

  @Test func `text for a terminal is on one line, harmless, and stays so`() {
    for text in Self.texts {
      let visible = TerminalText.visible(text)
      #expect(visible.unicodeScalars.allSatisfy(isSafe), "\(text.debugDescription)")
      #expect(TerminalText.visible(visible) == visible)
    }
  }

  @Test func `a shortened text has its room, and a padded one its width`() {
    for text in Self.texts.map(TerminalText.visible) {
      for room in [0, 1, 2, 7, 12, 40] {
        let short = TerminalText.shortened(text, to: room)
        #expect(TerminalText.width(short) <= room, "\(text.debugDescription) to \(room)")
        #expect(TerminalText.width(TerminalText.padded(short, to: room)) == room)
      }
    }
  }

  @Test func `a table of strangers' names fits from 40 columns on`() {
    for width in [40, 57, 80] {
      var table = TextTable([("test", .name), ("class", .name), ("took", .number)])
      for (text, other) in zip(Self.texts, Self.texts.reversed()).prefix(300) {
        table.add([text, other, "1 min 58.4 s"])
      }
      let lines = table.text(width: width).split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.count == 302)
      for line in lines { #expect(TerminalText.width(String(line)) <= width) }
    }
  }

  @Test func `nothing in Markdown is markup, a mention or another cell`() {
    for text in Self.texts {
      let cell = Array(Markdown.cell(text).unicodeScalars)
      for (index, scalar) in cell.enumerated() {
        #expect(isSafe(scalar) && scalar != "<" && scalar != ">" && scalar != "@")
        guard "|`*_[(".unicodeScalars.contains(scalar) else { continue }
        let slashes = cell[..<index].reversed().prefix { $0 == "\\" }.count
        #expect(slashes % 2 == 1, "\(text.debugDescription)")
      }
    }
  }

  @Test func `any id is the same word to a shell`() throws {
    let sandbox = Sandbox()
    let words = Self.texts.filter { !$0.unicodeScalars.contains("\u{0}") }.prefix(300)
    let script = words.map { "printf '%s\\0' \(ShellQuoting.word($0))" }.joined(separator: "\n")
    let path = try sandbox.write(script, to: "words.sh")
    let said = try Array(sandbox.run(["bash", path]).output.utf8)
      .split(separator: 0, omittingEmptySubsequences: false).dropLast()
    #expect(said.count == words.count)
    for (heard, word) in zip(said, words) { #expect(Array(heard) == Array(word.utf8)) }
  }
}
