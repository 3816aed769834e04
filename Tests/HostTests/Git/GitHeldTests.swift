import Testing

@testable import Host

extension ProcessTests {
  /// Which state the files of a work tree are in, and what a commit has of a branch.
  struct GitHeldTests {
    @Test func `what files hold tells states apart, whenever they were written`() throws {
      let repository = try Repository()
      try repository.folder.write("a", "1")
      try repository.commit("first")
      let checkout = try #require(GitCheckout(containing: repository.path))
      func held() -> String? { checkout.held(by: ["a", "b"]) }
      let first = held()
      try repository.folder.write("a", "2")
      let second = held()
      #expect(first != nil && second != nil && first != second)
      try repository.folder.write("a", "1")
      #expect(held() == first)
      try repository.folder.write("b", "")
      #expect(held() != first)
      #expect(checkout.held(by: ["."]) == nil, "nobody knows what a folder holds")
    }

    @Test func `a branch that is there and unmerged is the only one that a commit lacks`() throws {
      let repository = try Repository()
      try repository.folder.write("a", "1")
      let base = try repository.commit("first")
      try repository.git("checkout", "-q", "-b", "topic")
      try repository.folder.write("a", "2")
      let topic = try repository.commit("topic")
      try repository.git("checkout", "-q", "main")
      try repository.folder.write("b", "1")
      let beside = try repository.commit("beside")
      try repository.folder.write("a", "2")
      let squashed = try repository.commit("squashed")
      let checkout = try #require(GitCheckout(containing: repository.path))
      #expect(!checkout.mayHave(topic, of: "topic", in: beside))
      #expect(checkout.mayHave(topic, of: "gone", in: beside))
      #expect(checkout.mayHave(topic, of: "topic", in: squashed))
      #expect(checkout.mayHave(base, of: "topic", in: beside))
      #expect(checkout.mayHave(String(repeating: "0", count: 40), of: "topic", in: beside))
    }
  }
}
