import History
import Testing

struct ControlSequencesTests {
  @Test(arguments: [
    ("\u{1b}[31mexpected\u{1b}[39m 1", "expected 1"), ("\u{1b}[1;38;5;9mred\u{1b}[0m", "red"),
    ("#x1B[31mred#x1B[0m", "red"), ("\u{fffd}[31mred\u{fffd}[0m", "red"),
    ("\u{241b}[31mred", "red"), ("\u{9b}31mred", "red"), ("a\u{1b}[2K\u{1b}[1Gb", "ab"),
    ("\u{1b}]8;;http://a\u{1b}\\link\u{1b}]8;;\u{07}!", "link!"), ("\u{1b}(Bplain", "plain"),
    ("cut \u{1b}[31", "cut "), ("cut \u{1b}", "cut "), ("two\u{1b}]0;title\nlines", "two\nlines"),
  ])
  func `what colours a text and moves the cursor goes`(text: String, plain: String) {
    #expect(text.withoutControlSequences == plain)
  }

  @Test(arguments: [
    "a[31m]", "list[0] is #x1B", "#x1B[", "café – naïve ␛ \u{fffd} [31m", "", "5 > 3\tand\n",
  ])
  func `all else stays`(text: String) {
    #expect(text.withoutControlSequences == text)
  }
}
