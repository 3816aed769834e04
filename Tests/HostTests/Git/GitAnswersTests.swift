import Testing

@testable import Host

struct GitAnswersTests {
  private let hash = String(repeating: "a1", count: 20)

  @Test func `a question is asked once, one of the checkout again once it was forgotten`() {
    let answers = GitAnswers(remembersFiles: true)
    var asked: [[String]] = []
    func ask(_ question: String...) -> [UInt8]? {
      answers.answer(to: question) {
        asked.append($0)
        return $0.count == 1 ? nil : [1]
      }
    }
    for _ in 1...2 {
      for _ in 1...3 {
        #expect(ask("ls-tree", hash) == [1])
        #expect(ask("ls-tree", "HEAD") == [1])
        #expect(ask("status") == nil)
      }
      answers.forget()
    }
    #expect(asked.map(\.first) == ["ls-tree", "ls-tree", "status", "ls-tree", "status"])
  }

  @Test func `the state of files is asked anew where somebody may change them`() {
    let answers = GitAnswers(remembersFiles: false)
    var count = 0
    for question in [["status"], ["status"], ["log", hash], ["log", hash]] {
      _ = answers.answer(to: question) { _ in
        count += 1
        return []
      }
    }
    #expect(count == 3)
  }

  @Test func `only what names whole hashes alone holds for ever`() {
    for question in [
      ["diff-tree", "-r", hash, hash, "--"], ["cat-file", "blob", "\(hash):a b"],
      ["rev-parse", "--verify", "\(hash)^{commit}"], ["log", "\(hash)", "^\(hash)", "--"],
    ] { #expect(GitAnswers.isSettled(question), "\(question)") }
    for question in [
      ["diff-index", hash, "--"], ["cat-file", "blob", "HEAD:a"], ["rev-parse", "a1a1^{commit}"],
      ["merge-base", hash, "refs/heads/main"], ["status"], ["log"], ["ls-tree", "-r"],
      ["blame", "--", hash],
    ] { #expect(!GitAnswers.isSettled(question), "\(question)") }
  }
}
