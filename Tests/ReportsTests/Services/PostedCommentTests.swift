import Reports
import Testing

struct PostedCommentTests {
  @Test func `comments have the ids of their own, not those of their authors`() throws {
    let text = #"[{"id":5,"user":{"id":9,"body":"x"},"body":"a\n\"id\":3"},{"body":null,"id":6}]"#
    #expect(try PostedComment.list(Array(text.utf8)) == [PostedComment(id: 5, body: "a\n\"id\":3")])
    #expect(throws: (any Error).self) { try PostedComment.list(Array("gh: not found".utf8)) }
  }
}
