import History
import Testing

struct TextPatternTests {
  @Test(arguments: [
    ("hunter2", "a hunter2 b hunter2", "a # b #"),
    ("int-*.corp", "at int-db.corp:1 int- x.corp", "at #:1 int- x.corp"),
    ("abc*", "x=abcdef, y", "x=# y"), ("*@corp.example", "mail a.b@corp.example!", "mail #!"),
    ("a b*", "xa bcd e", "x# e"), ("a*b*cde", "a1b2cdea3b4cde", "##"),
    ("a*bcd", "aaa abcd", "aaa #"),
    ("é*z12", "é1z12", "#"), ("abc", "ab", "ab"), ("abcabc", "abcabcabc", "#abc"),
  ])
  func `a star is anything of a word, and what is found is replaced`(
    pattern: String, text: String, left: String
  ) throws {
    let found = try #require(TextPattern(pattern)).scrubbed(text)
    #expect(found?.text ?? text == left.replacing("#", with: TextPattern.mark))
    #expect(found?.places ?? 0 == left.filter { $0 == "#" }.count)
  }

  @Test func `a star stands for itself where it is to`() throws {
    let pattern = try #require(TextPattern("a*b", isLiteral: true))
    #expect(pattern.scrubbed("a1b") == nil)
    #expect(pattern.scrubbed("a*b")?.text == TextPattern.mark)
  }

  @Test(arguments: ["", "*", "ab", "a*b*", "scrub*", "[scrubbed]", "*rub*"])
  func `what stands everywhere, or in the mark, is no pattern`(text: String) {
    #expect(TextPattern(text) == nil)
  }

  @Test func `many beginnings cost no more than one`() throws {
    let pattern = try #require(TextPattern("abc*xyz"))
    let text = String(repeating: "abc", count: 300_000)
    let time = ContinuousClock().measure { #expect(pattern.scrubbed(text) == nil) }
    #expect(time < .seconds(5))
  }
}
