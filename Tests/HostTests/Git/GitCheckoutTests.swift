import History
import Platform
import Testing

@testable import Host

extension ProcessTests {
  struct GitCheckoutTests {
    private let repository: Repository

    init() throws { repository = try Repository() }

    private func checkout(_ repository: Repository, _ folder: String = "") throws -> GitCheckout {
      try #require(GitCheckout(containing: repository.path + folder))
    }

    @Test func `a checkout is found from any folder in it`() throws {
      try repository.folder.write("a/b/file")
      #expect(try checkout(repository, "/a/b").root == repository.path)
      #expect(try checkout(repository).root == repository.path)
    }

    @Test func `where there is no checkout there is none`() throws {
      let folder = try TemporaryFolder()
      #expect(GitCheckout(containing: folder.path) == nil)
      #expect(GitCheckout(containing: folder.path + "/missing") == nil)
    }

    @Test func `a folder's name may be anything`() throws {
      let odd = "-x\n$(touch y)\t\u{1b}[1m"
      let path = "\(repository.path)/\(odd)"
      mkdir(path, 0o755)
      try repository.git("init", "--quiet", path)
      #expect(GitCheckout(containing: path)?.root == path)
    }

    @Test func `before the first commit there is a branch and no head`() throws {
      let status = try #require(try checkout(repository).status())
      #expect(status.head == nil)
      #expect(status.branch == "main")
      #expect(try checkout(repository).source(of: "HEAD", isDirty: false, trunk: nil) == nil)
    }

    @Test func `head and branch are those that are checked out`() throws {
      let first = try repository.commit("first")
      var status = try #require(try checkout(repository).status())
      #expect(status.head == first)
      try repository.git("checkout", "--quiet", "-b", "topic/x")
      status = try #require(try checkout(repository).status())
      #expect(status.branch == "topic/x")
      try repository.git("checkout", "--quiet", "--detach")
      status = try #require(try checkout(repository).status())
      #expect(status.branch == nil)
      #expect(status.head == first)
    }

    @Test func `a source is the commit with its tree, subject, parents and depth`() throws {
      try repository.folder.write("a")
      let first = try repository.commit("first")
      try repository.folder.write("a", "1")
      let second = try repository.commit("second: ünï \u{1b}[31m\n\nbody\n")
      let source = try #require(
        try checkout(repository).source(of: "HEAD", isDirty: true, trunk: nil))
      #expect(source.commit == second)
      #expect(try source.tree == repository.git("rev-parse", "HEAD^{tree}"))
      #expect(source.isDirty)
      #expect(source.subject == "second: ünï \u{1b}[31m")
      #expect(source.committedAt == Instant(iso8601: "2026-03-05T07:00:00Z"))
      #expect(source.parentCount == 1)
      #expect(source.depth == 2)
      #expect(source.mergeBase == nil)
      let root = try #require(
        try checkout(repository).source(of: first, isDirty: false, trunk: nil))
      #expect(root.parentCount == 0)
      #expect(root.depth == 1)
    }

    @Test func `a merge has two parents and the depth of its first`() throws {
      try repository.commit("first")
      try repository.git("checkout", "--quiet", "-b", "topic")
      for number in 0..<3 { try repository.commit("topic \(number)") }
      try repository.git("checkout", "--quiet", "main")
      try repository.git("merge", "--quiet", "--no-ff", "-m", "merge", "topic")
      let source = try checkout(repository).source(of: "HEAD", isDirty: false, trunk: nil)
      #expect(source?.parentCount == 2)
      #expect(source?.depth == 2)
    }

    @Test func `the merge base is with origin's trunk, else with the local one`() throws {
      let base = try repository.commit("base")
      let clone = try repository.clone()
      try clone.git("checkout", "--quiet", "-b", "topic")
      let topic = try clone.commit("topic")
      #expect(try checkout(clone).mergeBase(of: topic, with: "main") == base)
      try clone.git("remote", "remove", "origin")
      #expect(try checkout(clone).mergeBase(of: topic, with: "main") == base)
      #expect(try checkout(clone).mergeBase(of: topic, with: "none") == nil)
    }

    @Test func `the trunk is what origin's head says, else main or master`() throws {
      #expect(try checkout(repository).trunk() == nil)
      try repository.commit("first")
      #expect(try checkout(repository).trunk() == "main")
      try repository.git("branch", "--move", "release/next")
      #expect(try checkout(repository).trunk() == nil)
      #expect(try checkout(repository.clone()).trunk() == "release/next")
      try repository.git("branch", "--move", "master")
      #expect(try checkout(repository).trunk() == "master")
    }

    @Test func `a shallow clone knows no depth and no parents`() throws {
      for number in 0..<4 { try repository.commit("commit \(number)") }
      let checkout = try checkout(repository.clone(depth: 2))
      #expect(checkout.isShallow)
      let source = try #require(checkout.source(of: "HEAD", isDirty: false, trunk: nil))
      #expect(source.depth == nil)
      #expect(source.parentCount == nil)
      #expect(source.subject == "commit 3")
      #expect(try !self.checkout(repository).isShallow)
    }

    @Test(
      arguments: [
        ("https://example.org/team/shop.git", "shop"), ("git@example.org:team/shop.git", "shop"),
        ("git@example.org:shop", "shop"), ("ssh://git@example.org:2222/a/b/shop/", "shop"),
        ("/srv/git/shop/.git", "shop"), ("file:///srv/shop.git", "shop"), ("", nil), ("/", nil),
        (".git", nil),
      ] as [(String, String?)])
    func `the project is named after origin`(url: String, name: String?) {
      #expect(GitCheckout.projectName(ofRemote: url) == name)
    }

    @Test func `without origin the project is named after the folder`() throws {
      let folder = repository.path.split(separator: "/").last.map(String.init)
      #expect(try checkout(repository).projectName() == folder)
      try repository.git("remote", "add", "origin", "https://example.org/shop.git")
      #expect(try checkout(repository).projectName() == "shop")
    }
  }
}
