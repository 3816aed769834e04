import Platform
import Testing

@testable import Host

extension ProcessTests {
  struct FileReplacementTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func names() -> [String] {
      (FolderEntry.list(folder.path) ?? []).map(\.name).sorted()
    }

    @Test func `a file is written whole, and nothing else stays`() throws {
      let path = "\(folder.path)/a.txt"
      try FileReplacement.write("one", to: path)
      try FileReplacement.write(String(repeating: "two", count: 100_000), to: path)
      #expect(folder.read("a.txt")?.count == 300_000)
      #expect(names() == ["a.txt"])
    }

    @Test func `its rights stay, and a new one has those that others have`() throws {
      let path = try folder.write("a.txt", "old")
      chmod(path, 0o640)
      try FileReplacement.write("new", to: path)
      let other = try folder.write("usual")
      try FileReplacement.write("new", to: "\(folder.path)/b.txt")
      var (kept, made, usual) = (stat(), stat(), stat())
      stat(path, &kept)
      stat("\(folder.path)/b.txt", &made)
      stat(other, &usual)
      #expect(kept.st_mode & 0o777 == 0o640 && made.st_mode == usual.st_mode)
    }

    @Test func `a link stays one, and what it leads to is written`() throws {
      try folder.write("real/a.txt", "old")
      symlink("real/a.txt", "\(folder.path)/link")
      try FileReplacement.write("new", to: "\(folder.path)/link")
      #expect(folder.read("real/a.txt") == "new")
      var facts = stat()
      lstat("\(folder.path)/link", &facts)
      #expect(facts.st_mode & S_IFMT == S_IFLNK)
    }

    @Test func `where it cannot be written the old one stays`() throws {
      try folder.write("sub/a.txt", "old")
      let error = #expect(throws: FileReplacement.Refusal.self) {
        try FileReplacement.write("new", to: "\(folder.path)/sub/a.txt/b")
      }
      #expect(error?.number == ENOTDIR)
      #expect(throws: FileReplacement.Refusal.self) {
        try FileReplacement.write("new", to: "\(folder.path)/sub")
      }
      #expect(folder.read("sub/a.txt") == "old")
      #expect(names() == ["sub"])
      #expect(throws: FileReplacement.Refusal.self) {
        try FileReplacement.write("new", to: "/dev/full")
      }
    }

    @Test func `of many that change one file at once each finds what the others did`() throws {
      let path = try folder.write("count", "0")
      let threads = (0..<8).compactMap { _ in
        WorkerThread {
          for _ in 0..<5 {
            try? FolderLock.during(self.folder.path) {
              let count = self.folder.read("count").flatMap { Int($0) } ?? -1000
              try FileReplacement.write("\(count + 1)", to: path)
            }
          }
        }
      }
      for thread in threads { thread.join() }
      #expect(folder.read("count") == "40")
    }
  }
}
