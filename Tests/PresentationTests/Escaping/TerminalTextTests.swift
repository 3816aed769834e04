import Presentation
import Testing

struct TerminalTextTests {
  @Test(arguments: [
    ("plain \"quoted\" 'text' %s 100%", "plain \"quoted\" 'text' %s 100%"),
    ("new\nline\r\ttab", "new\\nline\\r\\ttab"),
    ("\u{1b}[31mred\u{1b}[0m", "\\u{1b}[31mred\\u{1b}[0m"),
    ("\u{9b}31m", "\\u{9b}31m"), ("\u{202e}abc", "\\u{202e}abc"), ("a\u{200b}b", "a\\u{200b}b"),
    ("\u{2028}", "\\u{2028}"), ("\u{7f}\u{0}", "\\u{7f}\\u{0}"), ("🎉 日本 é", "🎉 日本 é"),
    ("👩‍👩‍👧", "👩‍👩‍👧"),
  ])
  func `what would move the cursor or turn the text is shown instead`(
    text: String, visible: String
  ) {
    #expect(TerminalText.visible(text) == visible)
  }

  @Test(arguments: [
    ("abc", 3), ("日本", 4), ("🎉", 2), ("e\u{301}", 1), ("👩‍👩‍👧", 2), ("–…×", 3), ("", 0),
  ])
  func `wide characters take two columns, marks none`(text: String, width: Int) {
    #expect(TerminalText.width(text) == width)
  }

  @Test(arguments: ["tests.unit.test_a::test_x[param]", "日本日本日本日本日本", "🎉a🎉b🎉c🎉d", ""])
  func `a shortened text is never wider than its room and keeps both ends`(text: String) {
    for room in 0...30 {
      let short = TerminalText.shortened(text, to: room)
      #expect(TerminalText.width(short) <= room || short == text)
      if TerminalText.width(text) <= room { #expect(short == text) }
      if short != text && room > 4 {
        #expect(short.contains("…") && short.first == text.first && short.last == text.last)
      }
    }
  }
}
