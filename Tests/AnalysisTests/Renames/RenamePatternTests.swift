import Analysis
import Testing

struct RenamePatternTests {
  @Test(arguments: [
    ("tests.old.*", "tests.new.*", "tests.old.A::t", "tests.new.A::t"),
    ("*::t", "*::u", "a.B::t", "a.B::u"), ("a*b", "*", "a*b", "*"), ("*", "x.*", "", "x."),
    ("old/*.js", "new/*.js", "old/é.js", "new/é.js"),
  ])
  func `the star stands for the same in both`(old: String, new: String, id: String, now: String) {
    #expect(RenamePattern(old, new)?.newID(of: id) == now)
  }

  @Test func `what the pattern does not stand for has no new id`() {
    #expect(RenamePattern("aa*aa", "b*")?.newID(of: "aaa") == nil)
    #expect(RenamePattern("a.*", "b.*")?.newID(of: "b.x") == nil)
  }

  @Test func `a pattern has one star in each`() {
    #expect(RenamePattern("a", "b*") == nil)
    #expect(RenamePattern("a*", "b") == nil)
    #expect(RenamePattern("*a*", "b*") == nil)
  }
}
