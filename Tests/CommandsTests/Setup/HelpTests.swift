import TestSupport
import Testing

struct HelpTests {
  /// The words after `SUBCOMMANDS:` that begin a line.
  private func subcommands(_ help: String) -> [String] {
    let lines = help.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.drop { $0 != "SUBCOMMANDS:" }.dropFirst().prefix { $0.hasPrefix(" ") }
      .filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
      .compactMap { $0.split(separator: " ").first.map(String.init) }
  }

  /// The help of a command and of those below it, by the words that call it.
  private func help(_ words: [String], in sandbox: Sandbox) throws -> [(
    words: [String], text: String
  )] {
    let result = try sandbox.run([TestTools.laptime] + words + ["--help"])
    #expect(result.code == 0 && result.errors.isEmpty)
    return try [(words, result.output)]
      + subcommands(result.output).flatMap { try help(words + [$0], in: sandbox) }
  }

  @Test func `the help of every command stays as it is until somebody means to change it`() throws {
    let all = try help([], in: Sandbox())
    #expect(all.count > 20)
    for (words, text) in all {
      assertSnapshot(text, named: (["help"] + words).joined(separator: "-") + ".txt")
    }
  }

  @Test func `the manual page has a section for every command`() throws {
    let sandbox = Sandbox()
    let manual = try sandbox.laptime("manual").output
    let sections = manual.split(separator: "\n.SH ").map { $0.prefix { $0 != "\n" } }
    for (words, _) in try help([], in: sandbox) where !words.isEmpty {
      #expect(sections.contains { $0 == words.joined(separator: " ") }, "\(words)")
    }
    for line in manual.split(separator: "\n").dropFirst(2) {
      #expect(line.count { $0 != "\\" } <= 73, "\(line)")
    }
  }

  @Test func `every argument and option says what it is`() throws {
    var seen = 0
    for (words, text) in try help([], in: Sandbox()) {
      let lines = text.split(separator: "\n").map(String.init)
      for (line, next) in zip(lines, lines.dropFirst() + [""])
      where line.hasPrefix("  <") || line.hasPrefix("  -") {
        seen += 1
        let isTold =
          line.dropFirst(2).contains("  ") || next.hasPrefix(String(repeating: " ", count: 20))
        #expect(isTold, "\(words): \(line)")
      }
    }
    #expect(seen > 200)
  }

  @Test func `the README has every command`() throws {
    let readme = contents(of: "\(TestTools.projectFolder)/README.md") ?? ""
    for (words, _) in try help([], in: Sandbox()) where words.count == 1 {
      #expect(
        readme.contains("`laptime \(words[0])") || readme.contains("$ laptime \(words[0])"),
        "\(words)")
    }
  }

  @Test func `the help of every command has an example`() throws {
    for (words, text) in try help([], in: Sandbox()) where words.count == 1 {
      let examples = text.split(separator: "\n").prefix { !$0.hasPrefix("USAGE:") }
      #expect(examples.contains { $0.contains("laptime \(words[0])") }, "\(words[0])")
    }
  }
}
