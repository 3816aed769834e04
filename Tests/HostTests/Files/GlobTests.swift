import History
import Platform
import Testing

@testable import Host

struct GlobPatternTests {
  @Test(arguments: [
    ("*", "a", true), ("*", "", true), ("*.xml", "a.xml", true), ("*.xml", "a.xmlx", false),
    ("*.xml", ".xml", false), (".*", ".xml", true), ("a?c", "abc", true), ("a?c", "ac", false),
    ("a?c", "aüc", true), ("[a-c]x", "bx", true), ("[a-c]x", "dx", false), ("[!a-c]x", "dx", true),
    ("[^a-c]x", "ax", false), ("[]]", "]", true), ("[]-a]", "^", true), ("[a-]", "-", true),
    ("[", "[", true), ("[a", "[a", true), ("a[", "a[", true), ("[!]", "[!]", true),
    ("[z-a]", "z", true), ("[z-a]", "m", false), ("TEST-*-*.xml", "TEST-a-b-c.xml", true),
    ("*a*b*", "xxaxxbxx", true), ("*a*b*", "xxbxxaxx", false), ("", "", true), ("", "a", false),
    ("**", "abc", true), ("(a|b).xml", "(a|b).xml", true), ("a\\*", "a\\b", true),
  ])
  func `a pattern matches whole names`(pattern: String, name: String, isMatch: Bool) {
    #expect(GlobPattern(pattern).matches(name) == isMatch)
  }

  @Test func `many stars take no exponential time`() {
    let pattern = GlobPattern(String(repeating: "*a", count: 200) + "b")
    #expect(!pattern.matches(String(repeating: "a", count: 4000)))
  }
}

extension ProcessTests {
  struct GlobTests {
    private let folder: TemporaryFolder

    init() throws {
      folder = try TemporaryFolder()
      for name in [
        "a.xml", "b.xml", "c.txt", ".hidden.xml", "report[1].xml", "report1.xml", "sub/a.xml",
        "sub/deep/er/a.xml", "sub/.git/a.xml", "folder.xml/inner",
      ] {
        try folder.write(name)
      }
    }

    private func expand(_ pattern: String) throws -> [String] {
      try Glob.expand("\(folder.path)/\(pattern)").files
        .map { String($0.dropFirst(folder.path.count + 1)) }
    }

    @Test func `what is no file is no match: nobody is to wait for a pipe that lies there`() throws
    {
      mkfifo("\(folder.path)/pipe.xml", 0o600)
      symlink("pipe.xml", "\(folder.path)/link.xml")
      symlink("/dev/zero", "\(folder.path)/zero.xml")
      symlink("a.xml", "\(folder.path)/good.xml")
      #expect(
        try expand("*.xml") == ["a.xml", "b.xml", "good.xml", "report1.xml", "report[1].xml"])
      #expect(try expand("pipe.xml") == ["pipe.xml"])
    }

    @Test func `a star stays in its folder, is sorted, and matches files that are not hidden`()
      throws
    {
      #expect(try expand("*.xml") == ["a.xml", "b.xml", "report1.xml", "report[1].xml"])
      #expect(try expand("*/a.xml") == ["sub/a.xml"])
      #expect(try expand(".*.xml") == [".hidden.xml"])
    }

    @Test func `two stars are any number of folders, none among them`() throws {
      #expect(try expand("**/a.xml") == ["a.xml", "sub/a.xml", "sub/deep/er/a.xml"])
      #expect(try expand("sub/**") == ["sub/a.xml", "sub/deep/er/a.xml"])
      #expect(try expand("**/**/er/*") == ["sub/deep/er/a.xml"])
      #expect(try expand("**/.git/*") == ["sub/.git/a.xml"])
    }

    @Test func `a file that is there by that name is meant, else the pattern`() throws {
      #expect(try expand("report[1].xml") == ["report[1].xml"])
      unlink("\(folder.path)/report[1].xml")
      #expect(try expand("report[1].xml") == ["report1.xml"])
    }

    @Test func `what is no pattern is itself, there or not`() throws {
      #expect(try expand("missing.xml") == ["missing.xml"])
      #expect(try Glob.expand("-").files == ["-"])
      #expect(try Glob.expand("").files == [""])
    }

    @Test func `a pattern without a match is an error`() {
      let error = #expect(throws: ReportError.self) { try expand("*.json") }
      #expect(error?.kind == .missing)
      #expect(error?.file == "\(folder.path)/*.json")
      #expect(throws: ReportError.self) { try expand("none/*.xml") }
      #expect(throws: ReportError.self) { try expand("a.xml/*") }
    }

    @Test func `loops of links end`() throws {
      symlink("..", "\(folder.path)/sub/up")
      symlink(folder.path, "\(folder.path)/sub/deep/top")
      symlink("self", "\(folder.path)/self")
      #expect(try expand("**/a.xml") == ["a.xml", "sub/a.xml", "sub/deep/er/a.xml"])
      #expect(try expand("sub/up/a.xml") == ["sub/up/a.xml"])
      #expect(try expand("*/up/b.xml") == ["sub/up/b.xml"])
    }

    @Test func `a link to a file is a file`() throws {
      symlink("../a.xml", "\(folder.path)/sub/link.xml")
      #expect(try expand("sub/l*.xml") == ["sub/link.xml"])
      #expect(try expand("**/link.xml") == ["sub/link.xml"])
    }

    @Test func `a folder that cannot be listed is told`() throws {
      guard geteuid() != 0 else { return }
      chmod("\(folder.path)/sub", 0)
      defer { chmod("\(folder.path)/sub", 0o755) }
      let expansion = try Glob.expand("\(folder.path)/**/a.xml")
      #expect(expansion.unreadable == ["\(folder.path)/sub/"])
    }

    @Test func `many patterns of folders take no exponential time`() throws {
      try folder.write("d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/file")
      let pattern = String(repeating: "**/d/", count: 14) + "nothing*"
      #expect(throws: ReportError.self) { try expand(pattern) }
    }
  }
}
