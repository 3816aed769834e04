import Foundation
import TestSupport
import Testing

/// What strangers wrote against every command that may show it, in every format.
struct StrangersOutputsTests {
  private static let traps = [
    "::error::forged", "a\n::error file=x::forged", "##vso[task.complete result=Failed;]x",
    "##teamcity[buildStop]", "##[error]x", "\u{1b}[31mred\u{1b}[0m", "\u{9b}31m", "\u{202e}turned",
    "=HYPERLINK(\"http://x\")", "+1+1", "@SUM(1)", "a|b", "<script>owned=1</script>", "```",
    "</details>",
    "@team #1", "\rover", "\u{2028}separated", "tab\tstop", "日本語 🎉 👩‍👩‍👧",
  ]

  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.map { "&#\($0.value);" }.joined()
  }

  /// Three runs in which every name, message, branch, label, commit and suite is a trap.
  private static let history: Sandbox? = try? {
    let sandbox = Sandbox()
    for run in 1...3 {
      let cases = traps.enumerated().map { number, trap in
        // XML holds no escape character: it comes by the branch and the label.
        let text = escaped(trap.replacing("\u{1b}", with: "\u{9b}"))
        let failure =
          (run + number) % 2 == 0
          ? "<failure type='\(text)' message='\(text)'>\(text)</failure>" : ""
        return "<testcase classname='\(text)' file='\(text)' name='\(text)' time='0.\(number + 1)'>"
          + "\(failure)</testcase>"
      }
      try sandbox.write(
        "<?xml version='1.0'?><testsuite>\(cases.joined())</testsuite>", to: "junit.xml")
      try sandbox.laptime(
        "record", "junit.xml", "--suite", traps[0] + traps[5], "--branch", traps[run],
        "--commit", traps[5] + String(run), "--label", "where=" + traps[1] + traps[5],
        "--started-at", "2026-03-0\(run)T10:00:00Z")
      try sandbox.laptime("gate")
    }
    return sandbox
  }()

  private static let commands = [
    ["runs"], ["tests"], ["slowest"], ["tiers"], ["trend"], ["failures"], ["flaky", "--all"],
    ["changes"], ["status"], ["gate"], ["gate", "--verbose"], ["verdicts"],
    ["verdicts", "--run", "latest"], ["history", "forged"], ["show", "HYPERLINK"],
    ["explain", "latest"], ["explain", "failures"], ["explain", "failures/1"],
    ["explain", "HYPERLINK"], ["compare", "latest", "latest"], ["workers"], ["backtest"],
    ["doctor"], ["coverage"], ["query", "failure-causes"], ["query", "slowest-tests"],
    ["select", "--failed"], ["report", "--markdown"], ["comment"], ["runs", "show"],
    ["\u{1b}[31m"], ["runs", "--\u{1b}[31m"], ["runs", "--limit", "\u{1b}[31m\n::error::x"],
    ["show", "no\u{1b}[31m\n::error::such"], ["gate", "--run", "::error::x"],
    ["gate", "--suite", "\u{1b}[31m"], ["record", "\u{1b}[31m\n##vso[x].xml"],
  ]

  private static let formats = ["", "text", "markdown", "csv", "tsv", "json", "jsonl"]

  @Test(arguments: commands)
  func `no output commands a terminal or a CI`(command: [String]) throws {
    let sandbox = try #require(Self.history)
    var spoke = false
    for format in Self.formats {
      let options = format.isEmpty ? [] : ["--format", format]
      let result = try sandbox.run([TestTools.laptime] + command + options)
      let text = result.output + result.errors
      spoke = spoke || !text.isEmpty
      expectHarmless(text, "\(command) \(format)")
      if format == "json", result.code != 64, !result.output.isEmpty {
        #expect(throws: Never.self) {
          try JSONSerialization.jsonObject(
            with: Data(result.output.utf8), options: .fragmentsAllowed)
        }
      }
      if format == "markdown" { expectPlainMarkdown(result.output, "\(command)") }
    }
    #expect(spoke, "\(command)")
  }

  @Test(arguments: ["github", "gitlab", "azure", "teamcity", "buildkite", "junit", "sarif", "ctrf"])
  func `no mark for a CI has another in it`(format: String) throws {
    let sandbox = try #require(Self.history)
    let output = try sandbox.laptime("gate", "--format", format).output
    // The marks that are ours.
    let ours =
      /^(?:::(?:error|warning|notice) (?:file=[^,:]*,(?:line=\d+,)?)?title=[^:]*::|##vso\[task\.logissue [^\]]*\]|##teamcity\[(?:buildProblem|message) )/
    let others = output.split(separator: "\n").map { line -> String in
      line.prefixMatch(of: ours).map { String(line[$0.range.upperBound...]) } ?? String(line)
    }
    expectHarmless(others.joined(separator: "\n"), format)
  }

  @Test func `a header of a query is shown, not sent`() throws {
    let sandbox = try #require(Self.history)
    for format in ["text", "csv", "tsv", "markdown", "json"] {
      let result = try sandbox.laptime(
        "query", "--format", format, input: "SELECT 1 AS \"a\n::error::b\u{1b}[31m\"")
      #expect(result.code == 0)
      expectHarmless(result.output, format)
    }
  }

  @Test func `no cell of a spreadsheet begins a formula`() throws {
    let sandbox = try #require(Self.history)
    let output = try sandbox.laptime(
      "query", "--format", "tsv", input: "SELECT name, -1 FROM tests"
    ).output
    for line in output.split(separator: "\n").dropFirst() {
      #expect(line.firstMatch(of: /^[ ]*[=+\-@]/) == nil, "\(line)")
      #expect(line.hasSuffix("\t-1"), "a number is none")
    }
  }

  private func expectHarmless(_ text: String, _ what: String) {
    let harmful = text.unicodeScalars.filter { scalar in
      switch scalar.properties.generalCategory {
      case .control: scalar != "\n" && scalar != "\t"
      case .format: scalar != "\u{200d}" && scalar != "\u{200c}"
      case .lineSeparator, .paragraphSeparator: true
      default: false
      }
    }
    #expect(harmful.isEmpty, "\(what): \(harmful.map { String($0.value, radix: 16) })")
    for line in text.split(separator: "\n") {
      let isCommand =
        line.firstMatch(of: /^\s*::[a-z-]+(?: [^\n]*)?::/) != nil || line.contains("##[")
        || line.contains("##vso[") || line.contains("##teamcity[")
      #expect(!isCommand, "\(what): \(line)")
    }
  }

  /// Outside of fences no tag, no mention, and as many cells as the table has.
  private func expectPlainMarkdown(_ text: String, _ what: String) {
    var fence: Substring?
    for line in text.split(separator: "\n") {
      let ticks = line.prefix { $0 == "`" }
      if ticks.count > 2 {
        if let open = fence {
          if ticks.count >= open.count, ticks == line { fence = nil }
        } else {
          fence = ticks
        }
        continue
      }
      guard fence == nil else { continue }
      #expect(!line.contains("<script") && !line.contains("@"), "\(what): \(line)")
    }
    #expect(fence == nil, "\(what)")
  }
}
