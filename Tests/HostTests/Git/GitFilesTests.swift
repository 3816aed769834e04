import Testing

@testable import Host

extension ProcessTests {
  struct GitFilesTests {
    private let repository: Repository
    private let checkout: GitCheckout

    init() throws {
      repository = try Repository()
      checkout = try #require(GitCheckout(containing: repository.path))
    }

    @Test func `files have any name`() throws {
      let names = ["--output=x", "a b", "dir/new\nline", "quote\"d", "ünï"]
      for name in names { try repository.folder.write(name) }
      let commit = try repository.commit("first")
      #expect(checkout.files(at: commit) == names)
    }

    @Test func `files are those of the commit, wherever one asks from`() throws {
      try repository.folder.write("sub/a")
      try repository.folder.write("b")
      let commit = try repository.commit("first")
      try repository.folder.write("untracked")
      let inside = GitCheckout(containing: "\(repository.path)/sub")
      #expect(inside?.files(at: commit) == ["b", "sub/a"])
    }

    @Test func `changed files are those that differ, renamed ones under both names`() throws {
      for name in ["kept", "changed", "old", "gone"] { try repository.folder.write(name, name) }
      let first = try repository.commit("first")
      try repository.folder.write("changed", "2")
      try repository.git("mv", "old", "new")
      try repository.git("rm", "--quiet", "gone")
      let second = try repository.commit("second")
      #expect(checkout.changedFiles(from: first, to: second) == ["changed", "gone", "new", "old"])
      #expect(checkout.changedFiles(from: first, to: first) == [])
    }

    @Test func `what each commit did to files is told, moves aside that left them as they were`()
      throws
    {
      for name in ["kept", "odd\nname", "old"] { try repository.folder.write(name, name) }
      let first = try repository.commit("first")
      try repository.git("mv", "old", "new")
      try repository.folder.write("odd\nname", "2")
      let second = try repository.commit("second")
      let third = try repository.commit("nothing")
      let changes = try #require(checkout.changes(upTo: third, limit: 10))
      #expect(changes.map(\.commit) == [third, second, first])
      #expect(changes.map(\.changed) == [[], ["odd\nname"], ["kept", "odd\nname", "old"]])
      #expect(changes.map(\.moved) == [[:], ["new": "old"], [:]])
      #expect(checkout.changes(upTo: third, limit: 1)?.count == 1)
      #expect(checkout.changes(upTo: "--all", limit: 1) == nil)
    }

    @Test func `contents are those of the commit, of files that are gone too`() throws {
      let folder = repository.folder
      try folder.write("sub/q.txt", "one")
      let first = try repository.commit("first")
      try folder.write("sub/q.txt", "two")
      let second = try repository.commit("second")
      try repository.git("rm", "--quiet", "sub/q.txt")
      try folder.write("sub/other")
      let path = "\(repository.path)/sub/q.txt"
      func text(_ commit: String) -> String? {
        checkout.contents(of: path, at: [commit, first])[commit]?.map {
          String(decoding: $0, as: UTF8.self)
        }
      }
      #expect(text(first) == "one" && text(second) == "two")
      let third = try repository.commit("third")
      #expect(text(third) == nil && text("0000") == nil)
      let known = checkout.contents(of: path, at: [first, second, third, "0000", "HEAD"])
      #expect(Set(known.keys) == [first, second, third, "HEAD"])
      #expect(checkout.contents(of: "/elsewhere/q.txt", at: [first]).isEmpty)
    }

    @Test func `moved files are those that git finds alike, by the old path`() throws {
      for name in ["kept", "odd\nname", "old"] { try repository.folder.write(name, name) }
      let first = try repository.commit("first")
      try repository.git("mv", "odd\nname", "new name")
      try repository.git("mv", "old", "new")
      #expect(checkout.movedFiles(from: first, to: nil) == ["odd\nname": "new name", "old": "new"])
      let second = try repository.commit("second")
      #expect(
        checkout.movedFiles(from: first, to: second) == ["odd\nname": "new name", "old": "new"])
      #expect(checkout.movedFiles(from: first, to: first) == [:])
      #expect(checkout.movedFiles(from: String(repeating: "a", count: 40), to: first) == nil)
    }

    @Test func `what is unknown here gives nil`() throws {
      let first = try repository.commit("first")
      let unknown = String(repeating: "a", count: 40)
      #expect(checkout.changedFiles(from: unknown, to: first) == nil)
      #expect(checkout.changedFiles(from: first, to: unknown) == nil)
      #expect(checkout.files(at: unknown) == nil)
      #expect(checkout.commit(unknown) == nil)
      #expect(checkout.depth(of: unknown) == nil)
      #expect(checkout.source(of: unknown, isDirty: false, trunk: nil) == nil)
      #expect(checkout.commits(after: unknown, upTo: first)?.count == nil)
    }

    @Test func `commits between two are those along first parents, newest first`() throws {
      let first = try repository.commit("first")
      let second = try repository.commit("second")
      let third = try repository.commit("third")
      let found = checkout.commits(after: first, upTo: third)
      #expect(found?.map(\.commit) == [third, second])
      #expect(found?.map(\.subject) == ["third", "second"])
      #expect(checkout.commits(after: third, upTo: first)?.isEmpty == true)
    }

    @Test func `a revision is resolved to its commit`() throws {
      let first = try repository.commit("first")
      try repository.git("tag", "-a", "v1", "-m", "one")
      #expect(checkout.commit("v1") == first)
      #expect(checkout.commit("main") == first)
      #expect(checkout.commit(String(first.prefix(8))) == first)
      #expect(checkout.commit("HEAD^{tree}") == nil)
    }

    @Test(arguments: [
      "--upload-pack=x", "--output=stolen", "-h", "", "--", "a\0b", "HEAD..HEAD", "HEAD --all",
      "$(touch stolen)", ":/", "@{", "HEAD:file", "\n",
    ])
    func `no revision is taken for an option or a command`(revision: String) throws {
      let first = try repository.commit("first")
      #expect(checkout.commit(revision) == nil)
      if revision.hasPrefix("-") {
        #expect(checkout.source(of: revision, isDirty: false, trunk: revision) == nil)
        #expect(checkout.files(at: revision) == nil)
        #expect(checkout.changedFiles(from: revision, to: first) == nil)
        #expect(checkout.commits(after: first, upTo: revision)?.count == nil)
        #expect(checkout.depth(of: revision) == nil)
      }
      #expect(checkout.mergeBase(of: first, with: revision) == nil)
      #expect(FileStamp.of("\(repository.path)/stolen") == nil)
    }
  }
}
