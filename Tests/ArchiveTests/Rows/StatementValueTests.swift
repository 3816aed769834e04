import Testing

@testable import Archive

struct StatementValueTests {
  @Test(arguments: [
    (StatementValue.text("it's \\ \n\0"), "'it\\'s \\\\ \\n\\0'"),
    (.text("'; DROP TABLE runs --"), "'\\'; DROP TABLE runs --'"),
    (.text("{suite:String}é"), "'{suite:String}é'"),
    (.texts(["a", "b'"]), "('a', 'b\\'')"), (.texts([]), "('')"),
    (.unsigned(.max), "18446744073709551615"), (.integer(-1), "(-1)"), (.integer(7), "7"),
    (.unsigneds([1, 2]), "(1, 2)"), (.names(["a", "b`; c"]), "`a`, `bc`"),
  ])
  func `a value stands in a statement as its type wants it`(value: StatementValue, literal: String)
  {
    #expect(value.literal == literal)
  }

  @Test func `a value takes its place once, whatever it holds`() {
    let filled = StatementPlace.filled(
      "SELECT {a:String}, {b:UInt64}, {}, map{c}", ["a": .text("{b:UInt64}"), "b": .unsigned(3)])
    #expect(filled == "SELECT '{b:UInt64}', 3, {}, map{c}")
  }

  @Test func `what has no value stays, and no server takes it`() {
    #expect(StatementPlace.filled("LIMIT {n:UInt64}", [:]) == "LIMIT {n:UInt64}")
  }
}
