import Reports
import Testing

struct PostedCommentTests {
  @Test func `comments have the ids of their own, not those of their authors`() throws {
    let text = #"[{"id":5,"user":{"id":9,"body":"x"},"body":"a\n\"id\":3"},{"body":null,"id":6}]"#
    var comment = PostedComment(id: 5, body: "a\n\"id\":3")
    comment.author = 9
    #expect(try PostedComment.list(Array(text.utf8)) == [comment])
    #expect(throws: (any Error).self) { try PostedComment.list(Array("gh: not found".utf8)) }
  }

  @Test func `who wrote a comment and who asks are told by number`() throws {
    let text = #"""
      [{"id":5,"user":{"type":"Bot","id":41},"body":""}, {"id":6,"author":{"id":7},"body":""}]
      """#
    let comments = try PostedComment.list(Array(text.utf8))
    #expect(comments.map(\.author) == [41, 7] && comments.map(\.isByBot) == [true, false])
    #expect(try PostedComment.user(Array(#"{"login":"me","id":7}"#.utf8)) == 7)
    #expect(try PostedComment.user(Array("{}".utf8)) == nil)
  }
}
