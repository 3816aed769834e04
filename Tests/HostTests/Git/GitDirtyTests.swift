import Testing

@testable import Host

extension ProcessTests {
  struct GitDirtyTests {
    private let repository: Repository
    private let checkout: GitCheckout

    init() throws {
      repository = try Repository()
      try repository.folder.write("src/a b.py", "1")
      try repository.folder.write(".laptime/history.db", "1")
      try repository.folder.write("out/junit.xml", "1")
      try repository.commit("first")
      checkout = try #require(GitCheckout(containing: repository.path))
    }

    private func isDirty(apartFrom written: [String] = []) throws -> Bool {
      let status = try #require(checkout.status())
      return checkout.isDirty(status, apartFrom: written.map { "\(repository.path)/\($0)" })
    }

    @Test func `a fresh checkout is clean`() throws { #expect(try !isDirty()) }

    @Test func `untracked files do not make it dirty`() throws {
      try repository.folder.write("new.py")
      #expect(try !isDirty())
    }

    @Test func `a changed, staged, removed or renamed file makes it dirty`() throws {
      try repository.folder.write("src/a b.py", "22")
      #expect(try isDirty())
      try repository.git("add", "--all")
      #expect(try isDirty())
      try repository.git("reset", "--quiet", "--hard")
      #expect(try !isDirty())
      try repository.git("mv", "src/a b.py", "src/c.py")
      #expect(checkout.status()?.changed == ["src/c.py", "src/a b.py"])
      try repository.git("rm", "--quiet", "-r", "--force", "src")
      #expect(try isDirty())
    }

    @Test func `a conflict makes it dirty`() throws {
      try repository.git("checkout", "--quiet", "-b", "other")
      try repository.folder.write("src/a b.py", "other")
      try repository.commit("other")
      try repository.git("checkout", "--quiet", "main")
      try repository.folder.write("src/a b.py", "main")
      try repository.commit("main")
      #expect(throws: TemporaryFolder.Failure.self) { try repository.git("merge", "other") }
      #expect(checkout.status()?.changed == ["src/a b.py"])
    }

    @Test func `what the recorder or the run wrote does not make it dirty`() throws {
      try repository.folder.write(".laptime/history.db", "22")
      try repository.folder.write("out/junit.xml", "22")
      #expect(try isDirty())
      #expect(try isDirty(apartFrom: [".laptime"]))
      #expect(try !isDirty(apartFrom: [".laptime", "out/junit.xml"]))
      #expect(try !isDirty(apartFrom: [".laptime", "out", "missing"]))
      #expect(try isDirty(apartFrom: [".laptime", "out/junit"]))
      try repository.folder.write("src/a b.py", "22")
      #expect(try isDirty(apartFrom: [".laptime", "out"]))
    }

    @Test func `a status that is cut short is no trap`() {
      for text in [
        "", "\0\0", "1", "1 .M N...", "2 R. x\0", "u", "# branch.oid", "#", "?\0x", "1\0",
      ] {
        #expect(GitStatus(porcelain: Array(text.utf8)).changed == [])
      }
    }
  }
}
