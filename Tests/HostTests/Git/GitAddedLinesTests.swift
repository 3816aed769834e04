import History
import Testing

@testable import Host

extension ProcessTests {
  struct GitAddedLinesTests {
    private let repository: Repository
    private let checkout: GitCheckout
    private let first: String

    init() throws {
      repository = try Repository()
      try repository.folder.write("a.py", "1\n2\n3\n")
      try repository.folder.write("old name.py", (1...40).map { "line \($0)\n" }.joined())
      try repository.folder.write("gone.py", "1\n")
      first = try repository.commit("first")
      checkout = try #require(GitCheckout(containing: repository.path))
    }

    private func added(to commit: String?) throws -> [String: [ClosedRange<Int32>]] {
      let files = try #require(checkout.addedLines(from: first, to: commit))
      return Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0.ranges) })
    }

    @Test func `lines are those of the file after the change`() throws {
      try repository.folder.write("a.py", "0\n1\n3\nfour\nfive")
      let second = try repository.commit("second")
      #expect(try added(to: second) == ["a.py": [1...1, 4...5]])
    }

    @Test func `names of every kind are read back`() throws {
      let names = [
        "with space.py", "tab\there.py", "new\nline.py", "quote\".py", "back\\slash.py",
        "ünï 日本.py",
        "-dash.py", "b/b/nested.py", "+++ b.py", "$(touch x).py", "bell\u{7}.py", "end \u{1b}.py",
        "@@ -1 +1 @@.py", "/dev.py",
      ].map { $0.hasPrefix("/") ? "dev" + $0 : $0 }
      for name in names { try repository.folder.write(name, "x\n") }
      let second = try repository.commit("second")
      let added = try added(to: second)
      #expect(Set(added.keys) == Set(names))
      #expect(added.values.allSatisfy { $0 == [1...1] })
    }

    @Test func `what a file holds is never taken for the head of another`() throws {
      try repository.folder.write(
        "a.py", "1\n2\n3\n++ b/other.py\n-- a/x\n@@ -1 +1,99 @@\ndiff --git a/x b/x\n\\ x\n")
      let second = try repository.commit("second")
      #expect(try added(to: second) == ["a.py": [4...8]])
    }

    @Test func `of a renamed file the new lines are added, of a removed or binary one none`() throws
    {
      try repository.git("mv", "old name.py", "new name.py")
      let text = (1...40).map { $0 == 20 ? "other\n" : "line \($0)\n" }.joined()
      try repository.folder.write("new name.py", text)
      try repository.git("rm", "--quiet", "gone.py")
      try repository.folder.write("image.py", "\u{1}\u{2}")
      try repository.git("config", "core.attributesFile", "/dev/null")
      try repository.folder.write(".git/info/attributes", "image.py binary\n")
      let second = try repository.commit("second")
      #expect(try added(to: second) == ["new name.py": [20...20]])
    }

    @Test func `the work tree counts where no commit is named`() throws {
      try repository.folder.write("a.py", "1\n2\n3\n4\n")
      try repository.folder.write("untracked.py", "1\n")
      #expect(try added(to: nil) == ["a.py": [4...4]])
      #expect(checkout.untrackedFiles() == ["untracked.py"])
      try repository.git("add", "--all")
      #expect(try added(to: nil) == ["a.py": [4...4], "untracked.py": [1...1]])
      #expect(try added(to: first).isEmpty)
    }

    @Test func `the user's taste in diffs changes nothing`() throws {
      for (key, value) in [
        ("diff.noprefix", "true"), ("diff.mnemonicPrefix", "true"), ("diff.external", "false"),
        ("color.ui", "always"), ("diff.renames", "false"), ("diff.context", "9"),
        ("diff.interHunkContext", "9"), ("core.quotePath", "true"), ("diff.submodule", "log"),
      ] { try repository.git("config", key, value) }
      try repository.folder.write("a.py", "0\n1\n3\nfour\nfive")
      try repository.folder.write("ü.py", "1\n")
      let second = try repository.commit("second")
      #expect(try added(to: second) == ["a.py": [1...1, 4...5], "ü.py": [1...1]])
    }

    @Test func `submodules add nothing`() throws {
      try repository.git("update-index", "--add", "--cacheinfo", "160000,\(first),module.py")
      try repository.git("commit", "--quiet", "-m", "module")
      #expect(try added(to: repository.git("rev-parse", "HEAD")).isEmpty)
    }

    @Test func `the commit before a first one is the tree without files`() throws {
      let empty = try #require(checkout.before(first))
      #expect(checkout.addedLines(from: empty, to: first)?.count == 3)
      let second = try repository.commit("second")
      #expect(checkout.before(second) == first)
      #expect(checkout.mergeBase(of: second, and: first) == first)
      #expect(checkout.before("no such") == nil)
      #expect(checkout.addedLines(from: "--output=x", to: first) == nil)
      #expect(checkout.mergeBase(of: "--all", and: first) == nil)
    }

    @Test func `where a clone was cut nothing is known before`() throws {
      try repository.commit("second")
      let clone = try #require(GitCheckout(containing: repository.clone(depth: 1).path))
      #expect(clone.before("HEAD") == nil)
    }

    @Test func `a patch that is cut short is no trap`() {
      for text in [
        "", "+++ ", "+++ \"b/\\", "+++ b/a\n@@ -1 +", "+++ b/a\n@@ -1 +1,9 @@\n+x",
        "@@ -1 +1 @@\n+x",
        "+++ \"b/a\\7", "+++ b/a\n@@ -1,x +1 @@\n+x", "+++ b/a\n@@ -0,0 +99999999999 @@\n+x",
      ] {
        #expect(UnifiedDiff(Array(text.utf8)).files.count <= 1)
      }
    }
  }
}
