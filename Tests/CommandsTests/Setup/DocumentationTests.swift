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
    let blocks = readme.split(separator: "```yaml\n").dropFirst().map { $0.prefix { $0 != "`" } }
    #expect(blocks.count == 2)
    for line in blocks.flatMap(lines) { #expect(shown.contains(line), "\(line)") }
  }

  @Test func `the README lists every query as the program does`() throws {
    let list = try Sandbox().laptime("query", "--list", "--format", "json").output
    let queries = try JSONSerialization.jsonObject(with: Data(list.utf8)) as? [[String: String]]
    let everywhere: Set = [":suite", ":branch", ":where", ":since", ":until", ":limit"]
    let rows = (queries ?? []).map { query in
      let own = (query["parameters"] ?? "").split(separator: " ").map(String.init)
        .filter { !everywhere.contains($0) }.map { "`\($0)`" }.joined(separator: " ")
      return "| `\(query["query"] ?? "")` | \(query["answers"] ?? "") | \(own) |\n"
    }
    #expect(rows.count > 10 && readme.contains("| --- | --- | --- |\n\(rows.joined())\n"))
  }
}
