import Foundation
import TestSupport
import Testing

/// What is documented is what the program says.
struct DocumentationTests {
  private let readme = contents(of: "\(TestTools.projectFolder)/README.md") ?? ""

  /// The lines of a text without spaces at their ends, and without empty ones.
  private func lines(_ text: some StringProtocol) -> [String] {
    text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.filter {
      !$0.isEmpty
    }
  }

  @Test func `the exit codes of the README are those that there are`() {
    let source = contents(of: "\(TestTools.projectFolder)/Sources/Commands/ExitCodes.swift") ?? ""
    let known = source.matches(of: /Int32 = (\d+)/).compactMap { Int($0.1) }
    let table = readme.matches(of: /\n\| (\d+(?:, \d+)*) \|/).flatMap { row in
      row.1.split(separator: ", ").compactMap { Int($0) }
    }
    #expect(known.count > 10 && table == known.sorted())
  }

  @Test func `the lines for CI are those that init shows`() throws {
    let shown = Set(lines(try Sandbox().laptime("init").output))
    let page = DocumentationPage("\(DocumentationPage.catalogue)/Gate.md").text
    let blocks = [readme, page].flatMap { text in
      text.split(separator: "```yaml\n").dropFirst().map { $0.prefix { $0 != "`" } }
    }
    #expect(blocks.count == 4)
    for line in blocks.flatMap(lines) { #expect(shown.contains(line), "\(line)") }
  }

  @Test func `the trend questions list every query as the program does`() throws {
    let page = DocumentationPage("\(DocumentationPage.catalogue)/Trends.md").text
    let list = try Sandbox().laptime("query", "--list", "--format", "json").output
    let queries = try JSONSerialization.jsonObject(with: Data(list.utf8)) as? [[String: String]]
    let everywhere: Set = [":suite", ":branch", ":where", ":since", ":until", ":limit"]
    let rows = (queries ?? []).map { query in
      let own = (query["parameters"] ?? "").split(separator: " ").map(String.init)
        .filter { !everywhere.contains($0) }.map { "`\($0)`" }.joined(separator: " ")
      return "| `\(query["query"] ?? "")` | \(query["answers"] ?? "") | \(own) |\n"
    }
    #expect(rows.count > 10 && (page + "\n").contains("| --- | --- | --- |\n\(rows.joined())\n"))
  }

  @Test func `the picture of the README is what the gate says`() throws {
    let picture =
      contents(of: "\(TestTools.projectFolder)/\(DocumentationPage.catalogue)/gate.svg") ?? ""
    let drawn = picture.matches(of: /<text [^>]*>(.*)<\/text>/).map { line in
      String(line.1).replacing(/<[^>]*>/, with: "").replacing("&lt;", with: "<")
        .replacing("&gt;", with: ">").replacing("&amp;", with: "&")
    }
    let sandbox = try ExamplePlace.shop.sandbox()
    let said = lines(try ExamplePlace.shop.run("laptime gate", in: sandbox))
    let block = ExampleBlock(isMeasured: false, place: nil, range: 0..<0, lines: [])
    #expect(block.matches(drawn, ["$ laptime gate"] + said), "make snapshots draws it anew")
  }
}
