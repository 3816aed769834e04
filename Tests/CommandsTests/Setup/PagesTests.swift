import Foundation
import Gate
import History
import TestSupport
import Testing

/// What the pages list is what there is.
struct PagesTests {
  private func page(_ name: String) -> DocumentationPage {
    DocumentationPage("\(DocumentationPage.catalogue)/\(name).md")
  }

  /// The sections of a page below headings of a level, by heading.
  private func sections(_ page: DocumentationPage, _ mark: String) -> [(name: String, text: String)]
  {
    page.text.components(separatedBy: "\n\(mark) ").dropFirst().map { part in
      let lines = part.split(separator: "\n", maxSplits: 1).map(String.init)
      return (lines[0], lines.count > 1 ? lines[1] : "")
    }
  }

  @Test
  func `every rule has a section with its level, why it is, when it is wrong, and its settings`() {
    let found = sections(page("Rules"), "###")
    #expect(found.count == GateRules.all.count)
    for rule in GateRules.all {
      guard let text = found.first(where: { $0.name == "`\(rule.name)`" })?.text else {
        Issue.record("\(rule.name) has no section")
        continue
      }
      #expect(text.contains("Usually \(rule.usualLevel)s."), "\(rule.name)")
      for part in ["**Why:**", "**Wrong when:**", "**Set:**"] {
        #expect(text.contains(part), "\(rule.name) \(part)")
      }
      for setting in rule.settings {
        #expect(text.contains("`\(setting.key) = \(setting.usual.literal)`"), "\(setting.name)")
      }
    }
  }

  @Test
  func `every setting of no single rule stands on the page of the rules, with what it usually is`()
  {
    let text = page("Rules").text
    let shared = SettingList.shared
    #expect(shared.count > 10)
    for setting in shared {
      #expect(text.contains("`\(setting.key) = \(setting.usual.literal)`"), "\(setting.name)")
    }
    for (name, suite) in SuitePolicy.usual {
      for setting in suite.settings {
        #expect(text.contains(setting.value.literal.filter { $0 != "\"" }), "\(name)")
      }
    }
  }

  @Test func `every format is listed as the program lists it`() throws {
    let list = try Sandbox().laptime("formats", "--format", "json").output
    let formats = try JSONSerialization.jsonObject(with: Data(list.utf8)) as? [[String: String]]
    let rows = (formats ?? []).map { "| `\($0["format"] ?? "")` | \($0["written_by"] ?? "") |\n" }
    #expect(rows.count > 30 && page("Formats").text.contains("| --- | --- |\n\(rows.joined())\n"))
  }

  @Test func `every state of a test is told`() {
    let text = page("Flaky").text
    for state in TestState.allCases {
      #expect(text.contains("\n| \(state.rawValue) | "), "\(state)")
    }
  }

  @Test func `every word has a paragraph`() {
    let words = [
      "project", "suite", "test", "run", "source", "kind", "environment", "attempt", "outcome",
      "failure", "fingerprint", "baseline", "pin", "rule", "finding", "verdict", "tier", "state",
      "trunk", "label", "machine factor", "duet", "quarantine",
    ]
    for word in words { #expect(page("Words").text.contains("**\(word)**"), "\(word)") }
  }

  @Test func `the manual prints the page for coding assistants`() throws {
    #expect(try Sandbox().laptime("manual", "--agents").output == page("Assistants").text)
  }

  @Test(arguments: DocumentationPage.all)
  func `every link leads somewhere`(page: DocumentationPage) {
    let folder = page.path.split(separator: "/").dropLast().map(String.init)
    for link in page.text.matches(of: /\]\(([^)\s]+)\)/) where !link.1.contains("://") {
      let parts = link.1.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
      let path = parts[0].isEmpty ? page.path : (folder + [String(parts[0])]).joined(separator: "/")
      let full = "\(TestTools.projectFolder)/\(path)"
      #expect(FileManager.default.fileExists(atPath: full), "\(page): \(link.1)")
      guard parts.count > 1 else { continue }
      let anchors = (contents(of: full) ?? "").matches(of: /(?m)^#+ (.+)$/).map { heading in
        heading.1.lowercased().filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" }
          .replacing(" ", with: "-")
      }
      #expect(anchors.contains(String(parts[1])), "\(page): \(link.1)")
    }
  }

  @Test func `a picture of a page is quickly there`() throws {
    let folder = URL(fileURLWithPath: "\(TestTools.projectFolder)/\(DocumentationPage.catalogue)")
    let pictures = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: [.fileSizeKey]
    ).filter { $0.pathExtension == "png" }
    #expect(pictures.count > 3)
    for picture in pictures {
      let size = try picture.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? .max
      #expect(size <= 120_000, "\(picture.lastPathComponent): \(size) bytes")
    }
  }

  @Test func `the README leads to every page`() {
    let readme = DocumentationPage("README.md").text
    for page in DocumentationPage.all.dropFirst() {
      #expect(readme.contains("](\(page.path))"), "\(page)")
    }
  }

  @Test(.enabled(if: TestTools.has("docc")))
  func `the toolchain makes a documentation of the pages without a complaint`() throws {
    let sandbox = Sandbox()
    let made = try sandbox.run([
      "docc", "convert", "\(TestTools.projectFolder)/\(DocumentationPage.catalogue)",
      "--fallback-display-name", "Laptime", "--fallback-bundle-identifier", "laptime",
      "--warnings-as-errors", "--output-path", sandbox.path("out.doccarchive"),
    ])
    #expect(made.code == 0, "\(made.errors)")
  }
}
