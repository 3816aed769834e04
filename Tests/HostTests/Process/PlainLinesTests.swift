import Testing

@testable import Host

struct PlainLinesTests {
  private func lines(_ text: String) -> [String] { PlainLines.of(text.utf8) }

  @Test func `colours, links and titles are no text`() {
    #expect(lines("\u{1b}[1;31mFAIL\u{1b}[0m Required \u{1b}[Kx") == ["FAIL Required x"])
    #expect(
      lines("\u{1b}]8;;https://a.b\u{7}name\u{1b}]8;;\u{7} \u{1b}]0;t\u{1b}\\z") == ["name z"])
    #expect(lines("\u{1b}(Ba\u{1b}7b\u{8}c") == ["abc"])
  }

  @Test func `a carriage return ends a line, and every text ends`() {
    #expect(lines("10 %\r20 %\r\ndone\n") == ["10 %", "20 %", "done"])
    for end in ["\u{1b}", "\u{1b}[", "\u{1b}[31", "\u{1b}]8;", "\u{1b}("] {
      #expect(lines("a" + end) == ["a"])
    }
    #expect(lines("é—✓") == ["é—✓"])
  }
}
