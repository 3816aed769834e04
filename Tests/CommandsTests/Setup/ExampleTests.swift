import Foundation
import TestSupport
import Testing

/// Every command of the documentation is run, and prints what is said there.
///
/// With LAPTIME_RECORD_SNAPSHOTS=1 what is printed is written into the page, but for blocks with a line `…`.
struct ExampleTests {
  @Test(arguments: DocumentationPage.all)
  func `what a page says that a command prints is what it prints`(page: DocumentationPage) throws {
    let blocks = page.examples
    guard !blocks.isEmpty else { return }
    var sandboxes: [ExamplePlace: Sandbox] = [:]
    var lines = page.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var edits: [(range: Range<Int>, lines: [String])] = []
    for block in blocks {
      let place = try #require(block.place, "\(page) does not say where its examples are run")
      let sandbox = try sandboxes[place] ?? place.sandbox()
      sandboxes[place] = sandbox
      var now: [String] = []
      var differs = false
      for (command, said) in block.steps {
        let printed = try place.run(command, in: sandbox)
          .trimmingCharacters(in: .newlines)
          .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
          .drop { $0.isEmpty }
        now += ["$ \(command)"] + printed
        guard !block.matches(said, Array(printed)) else { continue }
        differs = true
        Issue.record(
          """
          \(page):\(block.range.lowerBound + 1): $ \(command)
          \(printed.joined(separator: "\n"))
          """)
      }
      if differs && !block.lines.contains("…") { edits.append((block.range, now)) }
    }
    guard ProcessInfo.processInfo.environment["LAPTIME_RECORD_SNAPSHOTS"] != nil else { return }
    for edit in edits.reversed() { lines.replaceSubrange(edit.range, with: edit.lines) }
    try Data(lines.joined(separator: "\n").utf8)
      .write(to: URL(fileURLWithPath: "\(TestTools.projectFolder)/\(page.path)"))
  }

  @Test func `every command that is named in a line is one, and has the options that are named`()
    throws
  {
    let sandbox = Sandbox()
    var helps: [String: String] = [:]
    for page in DocumentationPage.all {
      for span in page.text.matches(of: /`laptime ([a-z]+)([^`]*)`/) {
        let name = String(span.1)
        let help = try helps[name] ?? sandbox.laptime("help", name).output
        helps[name] = help
        #expect(help.contains("USAGE: laptime \(name)"), "\(page): \(span.0)")
        let own = span.2.components(separatedBy: " -- ")[0].components(separatedBy: " | ")[0]
        let known = try known(help, name, own, in: sandbox)
        for option in own.matches(of: /(?:^|\s)(--[a-z-]+)/) {
          #expect(known.contains(String(option.1)), "\(page): \(span.0)")
        }
      }
    }
    #expect(helps.count > 25)
  }

  /// The help of a command, or of the one below it that the next word names.
  private func known(_ help: String, _ name: String, _ words: String, in sandbox: Sandbox) throws
    -> String
  {
    guard help.contains("SUBCOMMANDS:"), let next = words.split(separator: " ").first else {
      return help
    }
    return help + (try sandbox.laptime("help", name, String(next)).output)
  }

  @Test func `there are examples, and where they stand something can fail`() {
    #expect(DocumentationPage.all.flatMap(\.examples).flatMap(\.steps).count > 30)
    let block = ExampleBlock(isMeasured: false, place: nil, range: 0..<0, lines: [])
    #expect(block.matches(["a 0123abcd", "…", "z"], ["a 89abcdef", "b", "c", "z"]))
    #expect(
      !block.matches(["a", "…", "y"], ["a", "b", "z"]) && !block.matches(["a"], ["a", "b"]))
    let measured = ExampleBlock(isMeasured: true, place: nil, range: 0..<0, lines: [])
    #expect(measured.matches(["took 1.2 s, ok"], ["took 834 ms,", "  ok"]))
    #expect(!measured.matches(["took 1.2 s, ok"], ["took 1.2 s, bad"]))
  }
}
