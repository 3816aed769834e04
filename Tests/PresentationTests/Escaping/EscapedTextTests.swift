import Testing

@testable import Presentation

/// Each language: what it writes around a text, no text can write.
struct EscapedTextTests {
  private static let traps = [
    "::error::forged", "a\n::error file=x::forged", "##vso[task.complete result=Failed;]x",
    "##teamcity[buildStop]", "##[error]x", "%0A::error::x", "a,b:c;d]e|f'g", "\u{1b}[31m",
    "\u{202e}x", "é 日 🎉", "<a href=\"x\">&'", "]]>", "\0", "\u{fffe}", "@team #1 `x` *y*", "```",
    "--> x", "=1+1", "line\r\nend",
  ]

  @Test(arguments: traps)
  func `a command of GitHub stays on its line and keeps its properties`(trap: String) {
    let line: GitHubCommand = "::error file=\(property: trap),title=\(property: trap)::\(trap)\n"
    #expect(line.text.utf8.filter { $0 == UInt8(ascii: "\n") }.count == 1)
    #expect(!line.text.contains("\r"))
    let properties = line.text.dropFirst("::error ".count).firstRange(of: "::").map {
      line.text.dropFirst("::error ".count)[..<$0.lowerBound]
    }
    #expect(properties?.split(separator: ",").count == 2)
  }

  @Test(arguments: traps)
  func `a command of Azure stays on its line and ends its properties once`(trap: String) {
    let line: AzureCommand = "##vso[task.logissue sourcepath=\(trap);]\(trap)\n"
    #expect(line.text.utf8.filter { $0 == UInt8(ascii: "\n") }.count == 1)
    #expect(line.text.filter { $0 == "]" }.count == 1)
    #expect(line.text.filter { $0 == ";" }.count == 1)
    #expect(line.text.ranges(of: "##vso[").count == 1)
  }

  @Test(arguments: traps)
  func `a message of TeamCity is ASCII and ends its value once`(trap: String) {
    let line: TeamCityMessage = "##teamcity[message text='\(trap)']\n"
    #expect(line.text.utf8.allSatisfy { $0 < 0x80 })
    let bare = line.text.replacing("||", with: "").replacing("|'", with: "")
      .replacing("|[", with: "").replacing("|]", with: "")
    #expect(bare.filter { $0 == "'" }.count == 2)
    #expect(bare.filter { $0 == "]" }.count == 1)
    #expect(line.text.utf8.filter { $0 == UInt8(ascii: "\n") }.count == 1)
  }

  @Test(arguments: traps)
  func `XML has no tag, no end of an attribute and no character that it cannot hold`(trap: String) {
    let text: XML = "<a b=\"\(trap)\">\(trap)</a>"
    #expect(text.text.filter { $0 == "<" }.count == 2)
    #expect(text.text.filter { $0 == "\"" }.count == 2)
    #expect(text.text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value & 0xfffe != 0xfffe })
  }

  @Test(arguments: traps)
  func `a fence of Markdown is ended by itself alone`(trap: String) {
    let lines = Markdown.block(trap).text.split(separator: "\n", omittingEmptySubsequences: false)
    let fence = lines[0].prefix { $0 == "`" }
    let ends = lines.dropFirst().filter { $0.allSatisfy { $0 == "`" } && $0.count >= fence.count }
    #expect(ends.count { !$0.isEmpty } == 1)
  }

  @Test func `text of a language is put into it as it is, and any other is escaped`() {
    let inner: Markdown = "**\("*")**"
    #expect(("\(inner) \("#1")" as Markdown).text == "**\\*** &#35;&#8203;1")
    #expect(
      ["a", "b"].map { "<b>\($0)</b>" as HTML }.joined(separator: " ").text == "<b>a</b> <b>b</b>")
  }

  @Test(arguments: [
    ("::error::x", #"\u{3a}:error::x"#), (" ::warning file=a::x", #" \u{3a}:warning file=a::x"#),
    ("a ::stop-commands::x", #"a \u{3a}:stop-commands::x"#), ("a::error::x", "a::error::x"),
    ("::std::vector", "::std::vector"), ("tests.a::b", "tests.a::b"),
    ("x ##vso[a]", #"x \u{23}#vso[a]"#), ("###[error]", #"#\u{23}#[error]"#),
    ("##VSO[a]", #"\u{23}#VSO[a]"#), ("## title", "## title"),
  ])
  func `what a CI would obey is shown, and nothing else`(text: String, shown: String) {
    #expect(TerminalText.visible(text) == shown)
    #expect(TerminalText.visible(shown) == shown)
  }

  @Test(arguments: ["##vso[x]", "a ::error::x", "###[x]"])
  func `JSON keeps what a CI would obey, in another form`(text: String) {
    let line = JSON.string(text).line
    #expect(!line.contains("##"))
  }
}
