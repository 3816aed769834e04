import Foundation
import TestSupport
import Testing

/// Names of tests are strangers' text: kept exactly, shown harmlessly.
struct StrangersNamesTests {
  private static let names = [
    "it's \"quoted\" `x`", "new\nline", "\u{9b}31m red", "100 %s %n", "🎉 👩‍👩‍👧", "日本語",
    "\u{202e}turned", "a\u{200b}b", "$(touch owned)", "'; DROP TABLE runs; --", "a|b", "@team <b>",
    "\u{85}next", "\u{2028}separated", "tab\tstop", "--help", " ",
  ]

  /// One failing test of each name, recorded.
  private func recorded() throws -> Sandbox {
    let cases = Self.names.map { name in
      let escaped = name.unicodeScalars.map { "&#\($0.value);" }.joined()
      return "<testcase classname='c' name='\(escaped)' time='1'>"
        + "<failure message='\(escaped)'>\(escaped)</failure></testcase>"
    }
    let sandbox = Sandbox()
    try sandbox.write(
      "<?xml version='1.0'?><testsuite>\(cases.joined())</testsuite>", to: "junit.xml")
    let result = try sandbox.laptime("record", "junit.xml", "--branch", "x\u{1b}[31m\u{202e}")
    #expect(result.code == 0)
    return sandbox
  }

  @Test func `every name is stored to the letter`() throws {
    let sandbox = try recorded()
    let output = try sandbox.laptime("query", "--format", "json", input: "SELECT name FROM tests")
    let rows =
      try JSONSerialization.jsonObject(with: Data(output.output.utf8)) as? [[String: String]]
    let stored = (rows ?? []).compactMap { $0["name"] }
    #expect(Set(stored.map { Array($0.utf8) }) == Set(Self.names.map { Array($0.utf8) }))
    let shell = try sandbox.run([
      "sqlite3", ".laptime/history.db",
      "SELECT count(*) FROM tests WHERE name = 'new' || char(10) || 'line'",
    ])
    #expect(shell.output == "1\n")
  }

  @Test(arguments: [
    ["slowest", "--limit", "99"], ["tests"], ["failures"], ["gate"], ["runs"], ["trend"],
    ["history", "line"], ["explain", "line"], ["flaky", "--all"], ["gate", "--format", "markdown"],
    ["slowest", "--format", "markdown"], ["gate", "--run", "\u{1b}[31m"],
    ["history", "\u{1b}[31m"], ["explain", "\u{1b}[31m"], ["query", "\u{1b}[31m"],
    ["record", "\u{1b}[31m.xml"], ["runs", "--store", "\u{1b}[31m.db"],
  ])
  func `no name of a test moves the cursor or turns the text`(arguments: [String]) throws {
    let result = try recorded().run([TestTools.laptime] + arguments)
    let text = result.output + result.errors
    #expect(!text.isEmpty)
    let harmful = text.unicodeScalars.filter { scalar in
      switch scalar.properties.generalCategory {
      case .control: scalar != "\n"
      case .format: scalar != "\u{200d}"
      case .lineSeparator, .paragraphSeparator: true
      default: false
      }
    }
    #expect(harmful.isEmpty, "\(harmful.map(\.value))")
  }
}
