import Foundation
import TestSupport
import Testing

/// What the page of threats says that a test proves, a test proves.
struct ThreatPageTests {
  private let page = DocumentationPage("\(DocumentationPage.catalogue)/Threats.md").text

  @Test func `every promise names tests that are there`() throws {
    // A line of the page may end in the middle of a name.
    let text = page.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: " ")
    let files = text.matches(of: /`(Tests\/[\w\/]+\.swift)`: ((?:`[^`]+`(?:, )?)+)/)
    #expect(files.count > 20)
    var seen = 0
    for file in files {
      let path = String(file.1)
      let code = contents(of: "\(TestTools.projectFolder)/\(path)") ?? ""
      #expect(!code.isEmpty, "\(path)")
      for name in file.2.matches(of: /`([^`]+)`/) {
        seen += 1
        #expect(code.contains("func `\(name.1)`"), "\(path) has no test \(name.1)")
      }
    }
    #expect(seen > 25)
    // None is written in a way that is not looked at.
    #expect(text.matches(of: /`Tests\/[^`]*`/).count == files.count)
  }

  @Test func `every row of a promise has its proof`() {
    let rows = page.split(separator: "\n").filter { $0.hasPrefix("| ") && !$0.hasPrefix("| ---") }
      .filter { !$0.hasPrefix("| promised") }
    #expect(rows.count > 20)
    for row in rows {
      let cells = row.split(separator: " | ")
      #expect(cells.count == 2 && (cells.last?.contains("`") ?? false), "\(row)")
    }
  }

  @Test func `every round of make torture that a page names is one`() throws {
    let script = contents(of: "\(TestTools.projectFolder)/Tests/Torture/torture.py") ?? ""
    let sources = ["faulted", "power", "damage", "versions", "crowd"].map {
      contents(of: "\(TestTools.projectFolder)/Tests/Torture/\($0).py") ?? ""
    }
    let all = script + sources.joined()
    let rounds = page.matches(of: /`make torture`, round "([^"]+)"/).map { String($0.1) }
    #expect(rounds.count > 1)
    for round in rounds { #expect(all.contains("\"\(round)\""), "\(round)") }
  }
}
