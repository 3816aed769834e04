import Foundation
import TestSupport
import Testing

/// What is documented is what the program says.
struct DocumentationTests {
  @Test func `the README lists every query as the program does`() throws {
    let list = try Sandbox().laptime("query", "--list", "--format", "json").output
    let queries = try JSONSerialization.jsonObject(with: Data(list.utf8)) as? [[String: String]]
    let everywhere: Set = [":suite", ":branch", ":where", ":since", ":until", ":limit"]
    let rows = (queries ?? []).map { query in
      let own = (query["parameters"] ?? "").split(separator: " ").map(String.init)
        .filter { !everywhere.contains($0) }.map { "`\($0)`" }.joined(separator: " ")
      return "| `\(query["query"] ?? "")` | \(query["answers"] ?? "") | \(own) |\n"
    }
    let readme = contents(of: "\(TestTools.projectFolder)/README.md") ?? ""
    #expect(rows.count > 10 && readme.contains("| --- | --- | --- |\n\(rows.joined())\n"))
  }
}
